# The interface in Arabic. Everything that is not a plain key (see texts/catalogue.py) is Telegram's HTML.
# A line that begins with a value begins with {"\u200F"}, so that it runs from right to left whatever the value is;
# {"\u200E"} before a command or a channel keeps its first sign on the left.

## The supporter

start =
    {"\u200F"}<b>{ $title }</b>

    {"\u200F"}{ $summary }
start-issuer = البيان صادر عن: { $issuer }
start-dated = التاريخ: { $date }
start-count =
    { $count ->
        [0] لم توقّع أي منظمة بعد. يمكن أن تكون منظمتكم الأولى.
        [zero] لم توقّع <b>أي منظمة</b> بعد.
        [one] وقّعت حتى الآن <b>منظمة واحدة</b>.
        [two] وقّعت حتى الآن <b>منظمتان</b>.
        [few] وقّعت حتى الآن <b>{ $count } منظمات</b>.
        [many] وقّعت حتى الآن <b>{ $count } منظمة</b>.
       *[other] وقّعت حتى الآن <b>{ $count } منظمة</b>.
    }
start-goal = عدد التواقيع المنشود: { $goal }.
start-deadline = يمكن التوقيع حتى { $moment }.
start-closed = انتهى جمع التواقيع على هذا البيان. وما زال بالإمكان قراءته ومشاركته مع الآخرين.
start-draft = لديكم استمارة غير مكتملة لهذا البيان. لم يُفقد منها شيء: يمكنكم المتابعة من حيث توقفتم.
start-other-language = البيان غير متوفر بلغتكم بعد. يمكن قراءته باللغات التالية: { $languages }.
start-choose-language = يُرجى اختيار اللغة:
nothing-published = لا يوجد حاليًا بيان للتوقيع. نرجو العودة لاحقًا.
wording-approved = ترجمة اعتمدتها الجهة التي أصدرت البيان.
wording-draft = هذه الترجمة مسودة لم تعتمدها بعد الجهة التي أصدرت البيان. والمرجع هو النص الأصلي.
wording-restated = هذا عرض للبيان بكلمات أخرى، وليس نص الجهة التي أصدرته.
text-file-caption =
    نص الإصدار { $version } ({ $language }) كما يجري توقيعه.
    بصمة النص (SHA-256): <code>{ $digest }</code>
language-choose = <b>اللغة</b>
    يُرجى اختيار لغة البوت والبيان:
language-chosen = البوت يتحدث معكم الآن بالعربية.
signers-title = <b>الجهات الموقِّعة</b>
signers-none = لا أسماء في القائمة بعد.
signers-row = {"\u200F"}{ $number }. <b>{ $organisation }</b>، { $country }
signers-counted =
    { $count ->
        [zero] لا توجد منظمات محتسبة دون ذكر اسمها.
        [one] منظمة واحدة محتسبة دون ذكر اسمها.
        [two] منظمتان محتسبتان دون ذكر اسميهما.
        [few] عدد المنظمات المحتسبة دون ذكر أسمائها: { $count }
        [many] عدد المنظمات المحتسبة دون ذكر أسمائها: { $count }
       *[other] عدد المنظمات المحتسبة دون ذكر أسمائها: { $count }
    }
signers-page = الصفحة { $page } من { $pages }
menu =
    يساعد هذا البوت المنظمات على توقيع بيان مشترك. وهذا ما يمكن فعله هنا:

    البيان وكيفية توقيعه: {"\u200E"}/start
    تواقيع منظماتكم: {"\u200E"}/mine
    التحقق من توقيع برقمه: {"\u200E"}/verify
    لغة أخرى: {"\u200E"}/language
    كيف يعمل البوت: {"\u200E"}/help
    ما الذي يُحفظ وكيف يُحذف: {"\u200E"}/privacy
help =
    <b>كيف يعمل البوت</b>

    1. اقرؤوا البيان بالأمر {"\u200E"}/start.
    2. إذا كان يحق لكم التحدث باسم منظمة، فاضغطوا «توقيع البيان» وأجيبوا عن ستة أسئلة قصيرة.
    3. راجعوا كل شيء في بطاقة واحدة، وقرّروا هل يُذكر اسم منظمتكم علنًا، ثم أكّدوا.
    4. يصلكم إيصال فيه رقم التوقيع. ويراجع المنسقون كل توقيع قبل احتسابه.

    يعرض الأمر {"\u200E"}/mine تواقيعكم وهل قُبلت، وفيه يمكنكم تصحيح توقيع أو تغيير طريقة ظهوره أو سحبه. ويمكنكم التوقف عن ملء الاستمارة في أي وقت والمتابعة لاحقًا: إجاباتكم تنتظركم. أما الأمر {"\u200E"}/cancel فينهي ملء الاستمارة ويحذف الإجابات.
privacy =
    <b>ما الذي يُحفظ ولماذا</b>

    <b>عند القراءة فقط:</b> لا شيء سوى اللغة، بعد أن تختاروها أو إذا حدّدها الرابط الذي فتحتموه. وإذا كتبتم إليّ فعدد الرسائل أيضًا، ليوم واحد على الأكثر.
    <b>أثناء ملء الاستمارة:</b> إجاباتكم، كي تتمكنوا من المتابعة لاحقًا. والأمر {"\u200E"}/cancel يحذفها؛ وبعد أسبوعين بلا تغيير تُحذف من تلقاء نفسها، وتُبلَّغون قبل ذلك.
    <b>عند التوقيع:</b> اسم المنظمة وبلدها وموقعها الإلكتروني؛ واسمكم ومنصبكم وبريدكم الإلكتروني، كي يتمكن المنسقون من التحقق من هوية من وقّع؛ ورقم معرّفكم في تلغرام، كي يبلغكم البوت بالقرار؛ وأي نص وقّعتم ومتى.

    <b>من يرى ذلك:</b> يظهر في القائمة العلنية اسم المنظمة وبلدها وموقعها الإلكتروني، مع لغة التوقيع وتاريخه وإصدار النص، وذلك فقط إذا اخترتم ذلك. أما اسمكم ومنصبكم وبريدكم الإلكتروني فلا يراها سوى المنسقين. ولا يُحفظ اسمكم في تلغرام ولا رقم هاتفكم. ومن لديه رقم التوقيع الوارد في إيصالكم يستطيع أن يعرف بالأمر {"\u200E"}/verify هل التوقيع قائم، وعلى أي نص، ومنذ متى.

    قاعدة البيانات محفوظة على خادم المنسقين؛ وتلغرام ينقل الرسائل ويمكنه قراءتها. إذا كان التوقيع خطرًا حيث تعيشون، فاختاروا «الاحتساب فقط»، أو لا توقّعوا من حسابكم الخاص.

    <b>إلى متى:</b> يُحذف اسمكم ومنصبكم وبريدكم الإلكتروني بعد مدة من إغلاق البيان، هي عادةً 90 يومًا. وتُحفظ أفعال المنسقين في سجل لا اسم لكم فيه.

    <b>القرار لكم:</b> يرسل إليكم الأمر {"\u200E"}/mydata كل ما هو محفوظ عنكم. والأمر {"\u200E"}/forget يحذفه فورًا بعد أن يسألكم.
about =
    يجمع برنامج <b>Undersigned</b> تواقيع المنظمات على بيانات مشتركة. وهو برنامج حر برخصة AGPL: يمكن للجميع قراءته وفحصه وتشغيله.
    الإصدار { $version }
nothing-to-cancel = لا توجد استمارة غير مكتملة.
edited = لا يمكن للبوت أن يرى تعديل رسالة أُرسلت من قبل. يُرجى إرسال الإجابة من جديد، أو استخدام أزرار التعديل في بطاقة المراجعة في النهاية.
group = يجري التوقيع في محادثة خاصة. اضغطوا الزر لقراءة البيان هناك.
failure = حدث خلل من جهتنا. لم يُفقد شيء مما أكّدتموه من قبل. يُرجى المحاولة من جديد بعد لحظات.

## The form

gate =
    <b>باسم منظمة؟</b>

    هذا البيان توقّعه المنظمات: أحزاب ونقابات وجمعيات ومبادرات وهيئات تحرير. هل توقّعون باسم واحدة منها، وهل يحق لكم ذلك؟
gate-myself =
    شكرًا على رغبتكم في التوقيع. هذا البيان توقّعه المنظمات، ولذلك لا تُجمع التواقيع الشخصية.

    لكن يمكنكم المساعدة: أرسلوا البيان إلى منظمة تعرفونها أو تنتمون إليها. هذا الرابط يفتحه بلغتها:
    { $link }
resume =
    <b>لديكم استمارة غير مكتملة</b>
    {"\u200F"}{ $organisation ->
        [none] لا إجابات فيها بعد.
       *[named] المنظمة: { $name }
    }
    هل تتابعون من حيث توقفتم أم تبدؤون من جديد؟
resume-other = لديكم استمارة غير مكتملة لبيان آخر. بدء استمارة جديدة يحذفها.
progress = السؤال { $number } من { $total }
question-name = <b>ما اسم المنظمة؟</b>
    اكتبوه كما ينبغي أن يظهر في القائمة.
question-country = <b>في أي بلد تقع المنظمة؟</b>
    اكتبوا اسم البلد بأي لغة، ثم أكّدوا بالضغط على الزر. إذا كنتم تعملون في عدة بلدان، فاكتبوا «دولية».
question-website = <b>هل لها موقع إلكتروني أو صفحة عامة؟</b>
    أرسلوا العنوان، مثل example.org أو {"\u200E"}@channel. فذلك يساعد المنسقين على التعرف إليكم.
question-representative = <b>ما اسمكم؟</b>
    لن يراه سوى المنسقين.
question-position = <b>ما منصبكم في المنظمة؟</b>
    مثلًا: أمانة السر، عضوية مجلس الإدارة. لن يراه سوى المنسقين.
question-email = <b>ما البريد الإلكتروني الذي يمكن للمنسقين مراسلتكم عليه؟</b>
    لن يراه سواهم.
question-answered = الإجابة حتى الآن: { $answer }
country-found = يُرجى التأكيد بالضغط على الزر:
country-unsure = هل تقصدون أحد هذه البلدان؟ وإلا فيُرجى كتابة الاسم من جديد.
country-unknown = لم نجد بلدًا بهذا الاسم. يُرجى التحقق من الإملاء، أو كتابة الاسم بالإنجليزية.
refused-empty = هذه الإجابة فارغة.
refused-too-long = هذه الإجابة أطول مما ينبغي. أقصى عدد من الأحرف: { $limit }.
refused-no-letters = يجب أن يحتوي الاسم على حرف أو رقم واحد على الأقل.
refused-not-a-link = لا يبدو هذا عنوانًا على الإنترنت. مثال: example.org
refused-not-an-email = لا يبدو هذا عنوان بريد إلكتروني. مثال: name@example.org
refused-not-a-choice = يُرجى الاختيار بالأزرار.
refused-not-text = يُرجى الإجابة كتابةً، فالصور والرسائل الصوتية والملفات لا تُقبل هنا.
review =
    <b>يُرجى التحقق من كل شيء</b>

    المنظمة: <b>{ $organisation }</b>
    البلد: { $country }
    الموقع الإلكتروني: { $website }
    اسمكم: { $representative }
    منصبكم: { $position }
    البريد الإلكتروني: { $email }

    البيان: { $title }
    النص: الإصدار { $version }، { $language }
review-missing = لم يُذكر
review-choose = <b>كيف تظهر المنظمة؟</b> يُرجى الاختيار:
review-public = سيُذكر <b>اسمها</b> في القائمة العلنية.
review-counted = سوف <b>تُحتسب</b> في العدد، ولن يُذكر اسمها علنًا في أي مكان.
text-changed = نُشر إصدار جديد من البيان أثناء ملء الاستمارة. يُرجى قراءته من جديد: سيكون توقيعكم على النص المذكور أدناه.
draft-changed = تغيّرت الإجابات منذ عرض تلك البطاقة. يُرجى التحقق منها كما هي الآن:
discard-question = هل تريدون حذف هذه الاستمارة وجميع إجاباتها؟
discarded = حُذفت الاستمارة، ولم يُحفظ منها شيء.
draft-gone = لم تعد تلك الاستمارة موجودة. لبدء استمارة جديدة: {"\u200E"}/start
incomplete = ما زال هناك سؤال واحد بلا إجابة:
already-endorsed = على هذا البيان توقيع سابق لمنظمة بهذا الاسم من هذا البلد. إذا كان ذلك خطأ في رأيكم، فيُرجى مراسلة المنسقين. ويمكنكم أيضًا تغيير الاسم أو البلد.
not-open = لا تُقبل التواقيع على هذا البيان حاليًا.
receipt =
    <b>شكرًا لكم. سُجّل التوقيع.</b>

    رقم التوقيع: <code>{ $reference }</code>
    المنظمة: <b>{ $organisation }</b>
    البيان: { $title }
    النص: الإصدار { $version }، { $language }
    بصمة النص (SHA-256): <code>{ $digest }</code>
    الوقت: { $moment }

    سيراجعه المنسقون، وسيصلكم قرارهم هنا. احتفظوا برقم التوقيع: فهو يثبت أي توقيع هو توقيعكم.
mine-title = <b>تواقيعكم</b>
mine-none = لا تواقيع لكم بعد. لعرض البيان: {"\u200E"}/start
mine-row =
    {"\u200F"}<b>{ $organisation }</b>
    {"\u200F"}{ $status } · { $visibility }
    رقم التوقيع: <code>{ $reference }</code>
    {"\u200F"}{ $title }، الإصدار { $version }، { $language }
    {"\u200F"}{ $moment }
mine-reason = السبب: { $reason }
decided-accepted =
    <b>قُبل التوقيع.</b> توقيع <b>{ $organisation }</b> محتسب الآن.
    رقم التوقيع: <code>{ $reference }</code>
    البيان: { $title }
decided-rejected =
    لم يقبل المنسقون توقيع <b>{ $organisation }</b>.
    السبب: { $reason }
    رقم التوقيع: <code>{ $reference }</code>
    البيان: { $title }

## The admin

card =
    {"\u200F"}<b>{ $organisation }</b>
    {"\u200F"}{ $country }
    {"\u200F"}{ $website }

    {"\u200F"}{ $status } · { $visibility }
    {"\u200F"}{ $title }، الإصدار { $version }، { $language }
    {"\u200F"}{ $moment }
card-details =
    الاسم: { $representative }
    المنصب: { $position }
    البريد الإلكتروني: { $email }
    رقم التوقيع: <code>{ $reference }</code>
    بصمة النص: <code>{ $digest }</code>
card-decided = القرار: { $status } · <a href="tg://user?id={ $admin }">{ $who }</a>، { $moment }
card-reason = السبب: { $reason }
reject-question = ما سبب الرفض؟ سيصل السبب إلى من وقّع باسم المنظمة.
reject-write = يُرجى كتابة سبب رفض توقيع <b>{ $organisation }</b> في رسالتكم التالية. سيصل السبب إلى من وقّع باسم المنظمة. للتراجع عن الرفض: {"\u200E"}/cancel
reject-done = رُفض توقيع <b>{ $organisation }</b>. سيُبلَّغ من وقّع باسم المنظمة.
reject-stopped = لم يُرفض شيء.
reject-late = وصل السبب متأخرًا: مضى على السؤال أكثر من نصف ساعة، ولم يُرفض شيء. لعرض البطاقة من جديد: {"\u200E"}/signatories
already-decided = سبق أن اتُّخذ القرار. حالة توقيع <b>{ $organisation }</b>: { $status }.
signatories-title = <b>الجهات الموقِّعة</b>
signatories-counts =
    بانتظار المراجعة: <b>{ $pending }</b>
    المقبولة: <b>{ $accepted }</b> (بذكر الاسم: { $public }، بالاحتساب فقط: { $counted })
    المرفوضة: <b>{ $rejected }</b>
    المسحوبة: <b>{ $withdrawn }</b>
signatories-row = {"\u200F"}{ $number }. { $organisation }، { $country } · { $status }
signatories-none = هذه القائمة فارغة.
export-question = <b>التصدير</b>
    أي قائمة، وبأي صيغة؟

    القائمة <b>العلنية</b> تضم المنظمات المقبولة التي اختارت ذكر اسمها، ولا شيء فيها سري.
    القائمة <b>السرية</b> تضم كل شيء: جميع الحالات والأسماء والمناصب وعناوين البريد الإلكتروني.
export-sure = في القائمة السرية أسماء أشخاص وعناوين بريدهم الإلكتروني. وإذا وقعت في أيدٍ غير أمينة فقد تؤذيهم. لا تحفظوها على أجهزة مشتركة، واحذفوها عند انتهاء الحاجة إليها. هل تُرسل الآن؟
export-stopped = لم يُرسل شيء.
export-caption =
    {"\u200F"}{ $list ->
        [public] <b>القائمة العلنية</b>
       *[confidential] <b>القائمة السرية: ليست للتداول</b>
    }
    {"\u200F"}{ $title }
    وقت الإعداد: { $moment }
    {"\u200F"}{ $count ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفان
        [few] { $count } صفوف
        [many] { $count } صفًا
       *[other] { $count } صف
    }
failure-notice = تعذّرت معالجة التحديث رقم { $update }. أُبلغ الشخص المعني، والتفاصيل في السجل.

## One’s own data, and limits

mydata-caption = كل ما هو محفوظ عنكم هنا حتى { $moment }. الملف بصيغة JSON، ويفتحه أي محرر نصوص. لحذف ذلك كله: {"\u200E"}/forget
forget-title = <b>هل تريدون حذف كل ما هو محفوظ عنكم؟</b>
forget-erased = يُحذف فورًا ونهائيًا:
forget-row = • توقيع <b>{ $organisation }</b> ({ $status })، مع اسمكم ومنصبكم وبريدكم الإلكتروني
forget-more = • تواقيع أخرى: { $count }
forget-draft = • استمارتكم غير المكتملة
forget-rest = • اللغة التي اخترتموها، والرسائل التي تنتظركم، وما عُدّ من أفعالكم
forget-role = • دوركم في الفريق. ويبقى في السجل رقم معرّفكم في تلغرام بجانب ما قررتموه: فلا أحد يستطيع تغيير ذلك السجل، وهذه غايته.
forget-accepted = <b>التواقيع المقبولة</b> تغادر معكم جميع القوائم. أو تبقى المنظمة في القائمة كما هي الآن، إذا اخترتم ذلك: باسمها وبلدها وموقعها الإلكتروني فقط، بلا أي صلة بكم. وعندئذ لا يستطيع أحد تصحيح التوقيع أو سحبه هنا، لكن يبقى التحقق من رقمه ممكنًا.
forget-last = إذا حُذف التوقيع فلا تُحتسب المنظمة بعد ذلك. ويعلم المنسقون أن تواقيع حُذفت، دون اسمكم.
forget-role-stays = يبقى دوركم بصفتكم من المالكين، مع رقم معرّفكم في تلغرام: فمن دون مالك لا يستطيع أحد إدارة هذا البوت. ومن يدير الخادم يستطيع إزالة رقمكم من إعداداته، أما المالك الوحيد فعليه أولًا أن يجعل غيره مالكًا.
forget-block-stays = يبقى مسجَّلًا أن رقم معرّفكم في تلغرام محظور، إلى أن يرفع أحد المنسقين الحظر.
forget-remains = لا يستطيع البوت حذف رسائل هذه المحادثة، ولا الملفات التي صدّرها المنسقون أو نسخوها من قبل. ويمكنكم حذف المحادثة بأنفسكم.
forget-nothing = لا يوجد هنا شيء عنكم يمكن حذفه.
forget-done = <b>تمّ.</b> حُذف ما كان محفوظًا عنكم هنا.
forget-kept = المنظمات التي قُبل توقيعها تبقى في القائمة، بلا أي صلة بكم.
forget-stopped = لم يُحذف شيء.
forget-changed = تغيّر شيء ما منذ طرح ذلك السؤال، ولم يُحذف شيء بعد. يُرجى النظر مرة أخرى:
draft-ends =
    ما زالت استمارتكم غير المكتملة للبيان <b>{ $title }</b> هنا. وستُحذف في { $moment }، لأن إجابات الناس لا ينبغي أن تبقى أطول مما يلزم.

    إذا كنتم ما زلتم تريدون التوقيع، فيمكنكم المتابعة من حيث توقفتم. وإلا فلا حاجة إلى فعل شيء.
too-much-draft = بدأتم اليوم استمارات كثيرة جدًا. يُرجى المتابعة غدًا. وإذا كنتم تتحدثون باسم هذا العدد من المنظمات، فالمنسقون مستعدون للمساعدة.
too-much-confirm = وقّعتم اليوم باسم منظمات كثيرة جدًا. تبقى استمارتكم كما هي: يُرجى المتابعة غدًا أو مراسلة المنسقين.
too-much-text = تكتبون أسرع مما أستطيع الرد، ولذلك لم آخذ رسالتكم الأخيرة. يُرجى الانتظار دقيقة ثم إرسالها من جديد.
too-much-file = طلبتم هذا الملف اليوم مرات عدة. يُرجى المحاولة مجددًا غدًا.
blocked = طلب مني المنسقون ألا أردّ عليكم بعد الآن. إذا كان ذلك خطأ في رأيكم، فيُرجى مراسلتهم. ويبقى الأمران {"\u200E"}/mydata و {"\u200E"}/forget متاحين لكم.
card-erased = حُذف هذا التوقيع: فقد حذف من وقّع باسم المنظمة كل ما هو محفوظ عنه.
erased-notice =
    حذف أحد الموقّعين باسم المنظمات كل ما هو محفوظ عنه.
    التواقيع المحذوفة: <b>{ $erased }</b>
    ما بقي بلا صلة به: <b>{ $kept }</b>
    ويظهر ذلك في البطاقات.
block-usage =
    الأمر <code>/block</code> مع رقم توقيع أو رقم معرّف في تلغرام يحظر الشخص المعني: يخبره البوت بذلك مرة واحدة ثم لا يردّ عليه.
    والأمر <code>/unblock</code> يرفع الحظر.
block-list = المحظورون الآن: { $people }
block-done = حُظر: <code>{ $who }</code>. وتبقى تواقيعه كما هي. لرفع الحظر: <code>/unblock { $who }</code>
block-already = الحظر سارٍ من قبل على <code>{ $who }</code>.
block-team = لا يمكن حظر <code>{ $who }</code>: فهو من الفريق.
block-unknown = لا يُعرف أحد بهذا: <code>{ $who }</code>.
unblock-done = رُفع الحظر عن <code>{ $who }</code>.
unblock-none = لم يكن هناك حظر على <code>{ $who }</code>.

## Checking: receipts and the audit log

receipt-check = يمكن لكل من لديه رقم التوقيع أن يتحقق منه بهذا الرابط: { $link }
verify-how =
    <b>التحقق من توقيع</b>

    أرسلوا الأمر وبعده رقم التوقيع، مثل <code>/verify U-7K3M-Q9TD</code>. لا فرق بين الأحرف الكبيرة والصغيرة، ولا تهم المسافات والشرطات.
verify-unclear = هذا ليس رقمًا كاملًا: ففيه ثمانية أحرف وأرقام بعد الحرف U.
verify-unknown = لا يوجد هنا توقيع رقمه <code>{ $reference }</code>. يُرجى مقارنته بالإيصال حرفًا حرفًا. وما حُذف بطلب من أصحابه لم يعد معروفًا هنا أيضًا.
verify-later = تحققتم من تواقيع كثيرة جدًا في وقت قصير. يُرجى المتابعة بعد ساعة.
verify-accepted = <b>هذا التوقيع قائم.</b> وقد قبله المنسقون.
verify-pending = <b>هذا التوقيع مسجّل.</b> ولم يتخذ المنسقون قرارهم بعد.
verify-rejected = <b>هذا التوقيع غير قائم.</b> فلم يقبله المنسقون.
verify-withdrawn = <b>لم يعد هذا التوقيع قائمًا.</b> فقد سُحب.
verify-facts =
    رقم التوقيع: <code>{ $reference }</code>
    البيان: { $title }
    النص: الإصدار { $version }، { $language }
    بصمة النص (SHA-256): <code>{ $digest }</code>
    تاريخ التوقيع: { $moment }
verify-named = المنظمة: <b>{ $organisation }</b>، { $country }
verify-unnamed = لا تظهر المنظمة هنا إلا إذا قُبل توقيعها واختارت ذكر اسمها.
audit-title = <b>سجل الإجراءات</b>
audit-none = لم يُسجّل شيء بعد.
audit-head =
    { $count ->
        [zero] لا قيود.
        [one] قيد واحد.
        [two] قيدان.
        [few] { $count } قيود.
        [many] { $count } قيدًا.
       *[other] { $count } قيد.
    }
    بصمة آخرها، وهي تشملها كلها: <code>{ $digest }</code>
audit-row =
    {"\u200F"}{ $number }. <b>{ $action }</b> · <code>{ $subject }</code>
    {"\u200F"}{ $moment } · { $who }
audit-who = <a href="tg://user?id={ $admin }">{ $who }</a>
audit-fact = {"\u200F"}{ $name }: { $value }
label-audit-decided = قرار
label-audit-exported = تصدير
label-audit-published = نشر
label-audit-role-granted = منح دور
label-audit-role-changed = تغيير دور
label-audit-role-ended = إنهاء دور
label-audit-invited = دعوة
label-audit-invitation-withdrawn = سحب دعوة
label-audit-merged = دمج توقيعين
label-audit-unmerged = التراجع عن الدمج
label-audit-corrected = تصحيح
label-audit-withdrawn = سحب توقيع
label-audit-visibility-changed = تغيير طريقة الظهور
label-audit-erased = حذف معلومات
label-audit-statement-paused = تعليق جمع التواقيع
label-audit-statement-closed = إغلاق جمع التواقيع
label-audit-statement-reopened = استئناف جمع التواقيع
label-audit-purged = حذف معلومات قديمة
label-audit-unreadable = غير مقروء
label-representative = من وقّع باسم المنظمة
label-server = الخادم
label-fact-status = الحالة
label-fact-reason = السبب
label-fact-visibility = طريقة الظهور
label-fact-version = الإصدار
label-fact-sha256 = SHA-256
label-fact-list = القائمة
label-fact-format = الصيغة
label-fact-language = اللغة
label-fact-rows = عدد الصفوف
label-fact-role = الدور
label-fact-before = سابقًا
label-fact-was = سابقًا
label-fact-of = بشأن
label-fact-deadline = الموعد النهائي
label-fact-endorsement = التوقيع
label-fact-erased = المحذوف
label-fact-kept = المتبقي
label-fact-drafts = استمارات غير مكتملة
label-fact-contacts = معلومات الاتصال
label-fact-corrections = تصحيحات
label-fact-invitations = دعوات
label-value-public = علنية
label-value-confidential = سرية
label-value-draft = مسودة
label-value-open = مفتوح
label-value-paused = معلّق
label-value-closed = مغلق
label-value-correction = تصحيح
label-value-dropped = أُلغي
label-value-erased = حُذف
label-value-kept = بقي
label-subject-person = شخص
label-subject-retention = معلومات انقضت مدتها
command-verify = التحقق من توقيع برقمه
command-audit = سجل الإجراءات

## Buttons, short answers and other plain text

button-read = قراءة البيان
button-endorse = توقيع البيان
button-go-on = متابعة الاستمارة
button-signers = من وقّع
button-language = Language · Язык · Լեզու · اللغة
button-home = ‹ صفحة البيان
button-text-file = النص في ملف
button-other-text = القراءة: { $language }
button-yes-organisation = نعم، باسم منظمة
button-myself = لا، باسمي الشخصي
button-start-over = البدء من جديد
button-skip = تجاوز
button-back = ‹ رجوع
button-cancel = إلغاء
button-keep = إبقاء هذه الإجابة
button-discard = نعم، حذف الاستمارة
button-go-on-short = لا، متابعة
button-public = ذكر الاسم علنًا
button-counted = الاحتساب فقط
button-confirm = تأكيد وتوقيع
button-edit-name = الاسم
button-edit-country = البلد
button-edit-website = الموقع الإلكتروني
button-edit-representative = اسمكم
button-edit-position = المنصب
button-edit-email = البريد الإلكتروني
button-mine = تواقيعي
button-open-bot = فتح البيان
button-previous = ‹ السابق
button-next = التالي ›
button-accept = قبول
button-reject = رفض
button-details = التفاصيل
button-less = تفاصيل أقل
button-write-reason = كتابة سبب
button-filter-all = الكل
button-filter-pending = بانتظار المراجعة
button-filter-accepted = المقبولة
button-filter-rejected = المرفوضة
button-export = تصدير
button-export-public = العلنية، { $format }
button-export-confidential = السرية، { $format }
button-send-confidential = نعم، إرسالها إليّ
button-no = لا
toast-stale = لم يعد هذا الزر صالحًا.
toast-already = سبق أن اتُّخذ القرار: { $status }
toast-accepted = قُبل التوقيع. سيُبلَّغ من وقّع.
toast-rejected = رُفض التوقيع. سيُبلَّغ من وقّع.
toast-working = لحظة من فضلكم: القائمة قيد الإعداد.
toast-language = البوت يتحدث معكم الآن بالعربية.
toast-failure = حدث خلل. يُرجى المحاولة من جديد.
status-pending = بانتظار المراجعة
status-accepted = مقبول
status-rejected = مرفوض
visibility-public = بذكر الاسم علنًا
visibility-counted = بالاحتساب فقط
reason-not-an-organisation = لا يبدو أن هذه منظمة.
reason-not-confirmed = تعذّر التأكد من أنكم تمثلون هذه المنظمة.
reason-duplicate = سبق أن وقّعت هذه المنظمة.
reason-trial = يبدو هذا إدخالًا تجريبيًا.
label-no-website = بلا موقع إلكتروني
label-you = أنتم
label-admin = حساب إداري { $admin }
command-start = البيان وكيفية توقيعه
command-mine = تواقيع منظماتكم
command-language = اختيار اللغة
command-help = كيف يعمل البوت
command-privacy = ما الذي يُحفظ وكيف يُحذف
command-about = عن هذا البوت
command-cancel = إيقاف العملية الجارية
command-signatories = الجهات الموقِّعة والمراجعة
command-export = تصدير القائمة
button-forget-all = نعم، حذف كل شيء
button-forget-keep = حذف معلوماتي وإبقاء المنظمة
label-audit-blocked = حظر
label-audit-unblocked = رفع حظر
label-former-admin = حساب إداري سابق
command-mydata = كل ما هو محفوظ عنكم في ملف
command-forget = حذف كل ما هو محفوظ عنكم
command-block = حظر شخص
command-unblock = رفع الحظر عن شخص
bot-description = اقرؤوا بيانًا مشتركًا بلغتكم وأيّدوه باسم منظمتكم في دقيقتين. يصلكم إيصال، ولكم القرار في ذكر اسم منظمتكم علنًا.
bot-short-description = بيانات مشتركة توقّعها المنظمات. اقرؤوا ووقّعوا، ويصلكم إيصال.
column-reference = رقم التوقيع
column-status = الحالة
column-visibility = طريقة الظهور
column-organisation = المنظمة
column-country = البلد
column-country-code = رمز البلد
column-website = الموقع الإلكتروني
column-representative = من وقّع باسم المنظمة
column-position = المنصب
column-email = البريد الإلكتروني
column-language = لغة النص الموقَّع
column-version = الإصدار
column-digest = بصمة النص (SHA-256)
column-signed-on = تاريخ التوقيع
column-signed-at = وقت التوقيع (UTC)
column-decided-at = وقت القرار (UTC)
column-decided-by = مصدر القرار (معرّف تلغرام)
column-reason = السبب
sheet-signatories = الجهات الموقِّعة
sheet-totals = المجاميع
totals-all = الكل
totals-status = حسب الحالة
totals-visibility = حسب طريقة الظهور
totals-country = حسب البلد
totals-language = حسب اللغة

## The team, and the state of a statement

team = <b>الفريق</b>
team-row = {"\u200F"}{ $number }. <a href="tg://user?id={ $person }">{ $name }</a>: { $role }، منذ { $day }
team-row-settings = {"\u200F"}{ $number }. <a href="tg://user?id={ $person }">{ $name }</a>: { $role }، في إعدادات البوت
team-invitations = <b>الدعوات السارية</b>
team-invitation = {"\u200F"}{ $role }، حتى { $moment }
invite-question = <b>دعوة: إلى أي دور؟</b>
may-owner = <b>المالك:</b> كل ما يحق للمشرفين، والفريق ({"\u200E"}/team) وحالة البيان ({"\u200E"}/statement).
may-admin = <b>المشرف:</b> تصله البطاقات، ويقبل التواقيع ويرفضها، ويرى جميع الجهات الموقِّعة ({"\u200E"}/signatories) ويصدّر القوائم ({"\u200E"}/export).
may-viewer = <b>المراقب:</b> يرى عدد الموقِّعين وعدد من ينتظرون ({"\u200E"}/signatories)، ولا يرى بيانات اتصال أحد.
invite-link =
    <b>دعوة.</b> الدور: { $role }

    أرسلوا هذا الرابط في محادثة خاصة إلى الشخص المقصود وحده. من يفتحه أولًا يمكنه أن يتولى الدور. يعمل الرابط مرة واحدة، حتى { $moment }، ولا يظهر إلا هنا:

    { $link }
member =
    {"\u200F"}<a href="tg://user?id={ $person }">{ $name }</a>
    {"\u200F"}{ $role }، منذ { $day }
    معرّف تلغرام: <code>{ $person }</code>
role-question = هل تريدون تغيير دور <b>{ $name }</b>؟ من { $was } إلى <b>{ $role }</b>
role-end-question = هل تريدون إنهاء دور <b>{ $name }</b> ({ $was })؟ من تلك اللحظة لن تعمل الأوامر والأزرار الخاصة بهذا الدور.
invited = <b>أنتم مدعوون إلى مساعدة المنسقين.</b> الدور: { $role }
invited-question = هل تقبلون؟ سيُبلَّغ من دعاكم.
invited-gone = هذه الدعوة غير صالحة: يعمل الرابط مرة واحدة خلال 24 ساعة، ويمكن سحبه. يُرجى طلب رابط جديد.
invited-already = لديكم دور بالفعل: { $role }. لم تُستخدم الدعوة، وما زال بإمكان شخص آخر قبولها.
invited-no = لم يتغير شيء. ما دام الرابط صالحًا يمكنكم القبول لاحقًا.
joined = <b>أهلًا بكم في الفريق.</b> دوركم: { $role }
member-joined = قبِل <a href="tg://user?id={ $person }">{ $name }</a> الدعوة. الدور: { $role }. لعرض الفريق كله: {"\u200E"}/team
role-changed = غيّر أحد المالكين دوركم. وهو الآن: { $role }
role-ended = انتهى دوركم بين المنسقين. ويمكنكم ما يمكن كل قارئ.
panel =
    {"\u200F"}<b>{ $title }</b> ({ $slug })
    الحالة: { $state }
panel-deadline = الموعد الأخير: { $moment }
panel-last-text = الكلمة الأخيرة للمتأخرين: { $languages }
panel-no-last-text = الكلمة الأخيرة للمتأخرين: لا توجد بعد
panel-choose = أي بيان؟
move-paused = <b>هل تريدون إيقاف جمع التواقيع على «{ $title }» مؤقتًا؟</b> لن يتمكن أحد من التوقيع حتى تعيدوا فتحه. ويبقى بإمكان الجميع قراءته ومعرفة من وقّع، وتُحفظ الاستمارات التي بدأت.
move-closed = <b>هل تريدون إغلاق جمع التواقيع على «{ $title }»؟</b> لن يتمكن أحد من التوقيع بعد ذلك. ويبقى بإمكان الجميع قراءته ومعرفة من وقّع، وتُحفظ الاستمارات التي بدأت تحسبًا لإعادة فتحه.
move-open = <b>هل تريدون استئناف جمع التواقيع على «{ $title }»؟</b>
move-deadline = انقضى الموعد الأخير ({ $moment })، وسيُزال.
last-text-choose = <b>الكلمة الأخيرة للمتأخرين</b>
    يقرؤها من يأتي بعد إغلاق جمع التواقيع. بأي لغة تريدون كتابتها؟
last-text-write = يُرجى كتابة الكلمة الأخيرة بهذه اللغة في رسالتكم التالية، بما لا يزيد على { $limit } حرف: { $language }. للتراجع: {"\u200E"}/cancel
last-text = <blockquote>{ $text }</blockquote>
last-text-saved = حُفظت: { $language }. وهذا ما سيقرؤه المتأخرون:
last-text-stopped = بقيت الكلمة الأخيرة كما كانت.
last-text-late = وصل النص متأخرًا: مضى على السؤال أكثر من نصف ساعة، ولم يُحفظ شيء. لطرح السؤال من جديد: {"\u200E"}/statement
start-paused = جمع التواقيع متوقف مؤقتًا. ويمكنكم قراءة البيان ومعرفة من وقّع.
start-draft-kept = استمارتكم غير المكتملة محفوظة. وإذا استؤنف جمع التواقيع أمكنكم المتابعة من حيث توقفتم.
form-paused = جمع التواقيع متوقف مؤقتًا. إجاباتكم محفوظة: يمكنكم المتابعة هنا، والتوقيع حين يصبح ذلك ممكنًا من جديد.
form-closed = لم تعد التواقيع تُقبل على هذا البيان. إجاباتكم محفوظة تحسبًا لإعادة فتحه. لحذفها: {"\u200E"}/cancel
button-invite = دعوة شخص
button-withdraw-invitation = سحب الدعوة: { $role }، { $moment }
button-withdraw-link = سحب هذه الدعوة
button-team = ‹ الفريق
button-set-role = الدور الجديد: { $role }
button-set-role-sure = نعم، تغيير الدور
button-end-role = إنهاء الدور
button-end-role-sure = نعم، إنهاء الدور
button-join = نعم، قبول الدعوة
button-not-join = لا، شكرًا
button-move-open = استئناف
button-move-paused = إيقاف مؤقت
button-move-closed = إغلاق
button-sure-open = نعم، استئناف
button-sure-paused = نعم، إيقاف مؤقت
button-sure-closed = نعم، إغلاق
button-last-text = الكلمة الأخيرة للمتأخرين
button-erase-last-text = حذف هذا النص
button-panel = ‹ حالة البيان
toast-invitation-withdrawn = سُحبت الدعوة.
toast-role-changed = تم. سيُبلَّغ الشخص المعني.
toast-last-owner = يجب أن يبقى مالك واحد على الأقل.
toast-moved = غيّر شخص آخر هذا في الأثناء. هكذا هو الآن.
toast-statement-open = التواقيع تُقبل من جديد.
toast-statement-paused = أُوقف مؤقتًا.
toast-statement-closed = أُغلق.
toast-last-text-erased = حُذف النص.
label-role-owner = مالك
label-role-admin = مشرف
label-role-viewer = مراقب
label-role-none = بلا دور
label-state-open = التواقيع تُقبل
label-state-paused = متوقف مؤقتًا
label-state-closed = مغلق
label-state-over = مغلق لانقضاء موعده الأخير
command-team = الفريق والأدوار
command-statement = إيقاف جمع التواقيع أو إغلاقه أو استئنافه

## The representative stays in charge

mine-choose = اختاروا توقيعًا لتصحيحه أو لتغيير طريقة ظهوره أو لسحبه:
mine-withdrawn = تاريخ السحب: { $moment }
mine-correction-pending = تصحيحكم بانتظار المراجعة. وحتى صدور القرار يبقى كل شيء كما هو هنا.
mine-correction-rejected = لم يُقبل تصحيحكم. ويبقى كل شيء كما هو هنا.
withdraw-question =
    <b>هل تريدون سحب توقيع { $organisation }؟</b>

    يُزال التوقيع فورًا من جميع القوائم، ويُبلَّغ المنسقون بذلك. ولا يمكن التراجع عن السحب. وما دام البيان مفتوحًا يمكن للمنظمة أن توقّع من جديد.
withdraw-done = <b>سُحب التوقيع.</b> لم يعد في أي قائمة علنية ولم يعد محتسبًا في أي مكان.
resume-correction =
    <b>لديكم تصحيح لم يُرسل بعد</b>
    المنظمة: { $organisation }

    هل تريدون متابعته أم تركه؟ التوقيع نفسه يبقى كما هو.
discard-correction = هل تريدون التخلي عن هذا التصحيح؟ يبقى التوقيع كما هو.
correction-discarded = حُذف التصحيح. وبقي التوقيع كما كان.
correct-title =
    <b>تصحيح التوقيع { $reference }</b>
    غيّروا ما ليس صحيحًا ثم أرسلوه. ويبقى توقيعكم على النص الذي وقّعتموه.
correct-pending = سيراجع المنسقون الإجابات كما هي هنا.
correct-accepted = سيراجع المنسقون ما تغيّرونه، وتبقى القائمة كما هي حتى صدور قرارهم. أما طريقة الظهور فتتغير فورًا.
correct-rejected = بعد الإرسال يُراجع التوقيع من جديد بالإجابات كما هي هنا.
correct-closed = لا تُقبل التواقيع على هذا البيان حاليًا. يبقى اسم المنظمة وبلدها كما هما، ويمكن تصحيح كل ما عدا ذلك.
correct-closed-rejected = لا تُقبل التواقيع على هذا البيان حاليًا، ولذلك لا يمكن إرسال هذا التوقيع من جديد.
correct-sent = <b>أُرسل التصحيح.</b> سيراجعه المنسقون، وسيصلكم قرارهم هنا.
correct-saved = <b>حُفظ التغيير.</b> لا شيء يحتاج إلى مراجعة.
correction-accepted =
    <b>قُبل تصحيحكم.</b> توقيع <b>{ $organisation }</b> قائم الآن بالإجابات الجديدة.
    رقم التوقيع: <code>{ $reference }</code>
    البيان: { $title }
correction-rejected =
    لم يقبل المنسقون تصحيحكم. ويبقى توقيع <b>{ $organisation }</b> كما كان.
    السبب: { $reason }
    رقم التوقيع: <code>{ $reference }</code>
    البيان: { $title }
    لإرسال تصحيح آخر أو لسحب التوقيع: {"\u200E"}/mine
withdrawn-told =
    لم يعد توقيع <b>{ $organisation }</b> في أي قائمة.
    رقم التوقيع: <code>{ $reference }</code>
    البيان: { $title }
withdrawn-for =
    سحب المنسقون توقيع <b>{ $organisation }</b>. لم يعد في أي قائمة علنية ولم يعد محتسبًا في أي مكان.
    رقم التوقيع: <code>{ $reference }</code>
    البيان: { $title }
    إذا لم يطلب أحد منكم ذلك، فيُرجى مراسلتهم.
card-withdrawn = سحبه من وقّع باسم المنظمة، { $moment }
card-withdrawn-for = سُحب بناءً على الطلب · <a href="tg://user?id={ $admin }">{ $who }</a>، { $moment }
card-corrected = صُحّحت الإجابات، وهذه هي الجديدة.
card-correction = <b>تصحيح بانتظار القرار</b>، القديم ← الجديد:
card-correction-row = {"\u200F"}{ $field }: <s>{ $old }</s> ← <b>{ $new }</b>
card-correction-rejected = رُفض التصحيح · <a href="tg://user?id={ $admin }">{ $who }</a>، { $moment }
withdraw-for-question = هل طلب ذلك من وقّع باسم المنظمة؟ يُزال التوقيع فورًا من جميع القوائم، ويُبلَّغ من وقّع، ولا يمكن التراجع عن السحب.
reject-changed = لم يُرفض شيء: في هذه الأثناء صحّح من وقّع باسم <b>{ $organisation }</b> الإجابات. يُرجى النظر فيها من جديد.
button-mine-all = ‹ تواقيعي
button-correct = تصحيح
button-show-public = تغيير طريقة الظهور: بذكر الاسم
button-show-counted = تغيير طريقة الظهور: بالاحتساب فقط
button-withdraw = سحب التوقيع
button-withdraw-sure = نعم، سحب التوقيع
button-withdraw-no = لا، إبقاؤه كما هو
button-send-correction = إرسال التصحيح
button-accept-correction = قبول التصحيح
button-reject-correction = رفض التصحيح
button-withdraw-for = سحب بناءً على الطلب
button-filter-withdrawn = المسحوبة
toast-visibility-public = سيُذكر اسم المنظمة علنًا من الآن.
toast-visibility-counted = المنظمة محتسبة فقط من الآن، ولا يُذكر اسمها علنًا.
toast-withdrawn = سُحب التوقيع. سيُبلَّغ من وقّع.
toast-answers-changed = في هذه الأثناء صُحّحت الإجابات. يُرجى النظر فيها من جديد.
toast-place-taken = في القائمة منظمة بهذا الاسم من هذا البلد. ارفضوا التصحيح، أو ليُسحب التوقيع الآخر أولًا.
status-withdrawn = مسحوب
duplicates-title = <b>قد تكون المنظمة نفسها</b> (تنبيه لكم وحدكم):
duplicates-row =
    {"\u200F"}≈ { $number }. { $organisation }، { $country } · { $status }
    {"\u200F"}{ $likenesses }
signatories-alike = ≈ ربما وقّعت هذه المنظمة مرتين: التفاصيل في بطاقتها.
button-duplicate = ≈ { $number }
label-likeness-same-name = الاسم نفسه
label-likeness-other-country = الاسم نفسه في بلد آخر
label-likeness-name = اسم مشابه
label-likeness-other-name = أحد الأسماء المذكورة
label-likeness-initials = اختصار
label-likeness-site = الموقع نفسه أو الصفحة نفسها أو نطاق البريد نفسه

## A new version

renewal =
    <b>صدر إصدار جديد من البيان «{ $title }».</b>

    المنظمة: <b>{ $organisation }</b>
    رقم التوقيع: <code>{ $reference }</code>
    الموقَّع حتى الآن: الإصدار { $signed }، { $signed_language }
renewal-reminder = <b>تذكير لن يتكرر:</b> ما زال هذا السؤال بلا جواب.
renewal-note = <b>ما الذي تغيّر:</b>
    <blockquote>{ $note }</blockquote>
renewal-other-language = الإصدار الجديد غير متوفر باللغة التي جرى التوقيع بها. لغة نصه: { $language }.
renewal-choice =
    القرار لكم: توقيع النص الجديد (الإصدار { $version }، { $language })، أو إبقاء التوقيع على الإصدار { $signed }، أو سحبه.

    وإن لم تفعلوا شيئًا فسيبقى التوقيع على الإصدار { $signed }.
renewal-closed =
    لا تُقبل التواقيع على هذا البيان حاليًا، ولذلك لا يمكن توقيع الإصدار { $version } ({ $language }). يمكنكم إبقاء التوقيع على الإصدار { $signed } أو سحبه.

    وإن لم تفعلوا شيئًا فسيبقى التوقيع على الإصدار { $signed }.
renewal-kept = <b>لم يتغير شيء.</b> يبقى توقيع <b>{ $organisation }</b> على الإصدار { $version }. وما دام توقيع الإصدار الجديد ممكنًا يمكنكم تغيير القرار عبر الأمر {"\u200E"}/mine
receipt-renewed =
    <b>شكرًا لكم. وُقّع الإصدار الجديد.</b>

    رقم التوقيع: <code>{ $reference }</code>
    المنظمة: <b>{ $organisation }</b>
    البيان: { $title }
    النص: الإصدار { $version }، { $language }
    بصمة النص (SHA-256): <code>{ $digest }</code>
    الوقت: { $moment }

    رقم التوقيع لم يتغير، والتوقيع يبقى مقبولًا.
difference =
    <b>من الإصدار { $signed } إلى الإصدار { $version }</b> ({ $language })
    <s>المشطوب</s> هو ما حُذف، و<b>الغامق</b> هو ما أُضيف. وما لم يتغير مختصر: […]
difference-same = النص بهذه اللغة هو نفسه حرفًا بحرف في الإصدار { $signed } والإصدار { $version }: { $language }.
difference-unseen = لم تتغير أي كلمة بين الإصدار { $signed } والإصدار { $version } ({ $language })، بل التنسيق وحده أو عنوان رابط. ويظهر ذلك في الملفات.
difference-none = لم يكن الإصدار الموقَّع متوفرًا بهذه اللغة، ولذلك لا تمكن المقارنة: { $language }. والنصان كلاهما في الملفات.
mine-newer = نُشر بعد ذلك الإصدار { $version }.
signers-version =
    { $count ->
        [zero] الإصدار { $version }: لم توقّعه أي منظمة
        [one] الإصدار { $version }: وقّعته منظمة واحدة
        [two] الإصدار { $version }: وقّعته منظمتان
        [few] الإصدار { $version }: وقّعته { $count } منظمات
        [many] الإصدار { $version }: وقّعته { $count } منظمة
       *[other] الإصدار { $version }: وقّعته { $count } منظمة
    }
button-renewal = الإصدار الجديد: اتخاذ القرار
button-renew = توقيع الإصدار { $version }، { $language }
button-keep-version = إبقاء توقيعي على الإصدار { $version }
button-difference = قراءة الفرق
button-version-file = الإصدار { $version } في ملف
toast-newer-version = لم تعد هذه الأزرار صالحة: صدر إصدار أحدث. يُرجى الإجابة عن السؤال المتعلق به.
label-audit-renewed = توقيع إصدار جديد
totals-version = المقبولة حسب الإصدار

## Proofs

prove-offer = إن شئتم يمكنكم إثبات أنكم تتحدثون باسم المنظمة: هذا يساعد المنسقين. وليس ذلك واجبًا.
prove-mailbox =
    <b>رمز بالبريد الإلكتروني</b>

    أرسل ستة أرقام إلى صندوق بريد تابع لمنظمة <b>{ $organisation }</b>، وتكتبونها لي هنا. يجب أن يكون الصندوق في النطاق <b>{ $domain }</b>. أي عنوان تقرؤون هناك؟ اكتبوه أو اضغطوا الزر. ليس ذلك واجبًا: المنسقون ينظرون في كل توقيع.
prove-sent = رسالة فيها ستة أرقام في طريقها إلى <b>{ $address }</b>. اكتبوها لي هنا خلال خمس عشرة دقيقة. وانظروا أيضًا في الرسائل غير المرغوب فيها.
prove-other-domain = لا يُثبت الرمز شيئًا إلا من صندوق في نطاق الموقع: <b>{ $domain }</b>. اكتبوا عنوانًا كهذا، أو /cancel.
prove-wrong =
    { $count ->
        [zero] ليس هذا رمز الرسالة الأخيرة. المحاولات الباقية: { $count }.
        [one] ليس هذا رمز الرسالة الأخيرة. بقيت محاولة واحدة.
        [two] ليس هذا رمز الرسالة الأخيرة. بقيت محاولتان.
        [few] ليس هذا رمز الرسالة الأخيرة. بقيت { $count } محاولات.
        [many] ليس هذا رمز الرسالة الأخيرة. بقيت { $count } محاولة.
       *[other] ليس هذا رمز الرسالة الأخيرة. بقيت { $count } محاولة.
    }
prove-dead = لم يعد هذا الرمز صالحًا. يمكنكم طلب رمز جديد.
prove-done = <b>شكرًا لكم.</b> يرى المنسقون الآن أنكم تقرؤون البريد في نطاق منظمتكم.
prove-stopped = حسنًا. لم يُحفظ شيء.
mail-delayed = لم يمكن إرسال الرسالة إلى { $domain } بعد. سأحاول عشر دقائق أخرى وأخبركم هنا حين تنطلق.
mail-sent = الرسالة إلى { $domain } في طريقها الآن.
mail-refused = لا يقبل خادم البريد رسائل إلى هذا العنوان في { $domain }. تحققوا من كتابته، أو اتركوا الأمر: توقيعكم باقٍ كما هو.
mail-failed = تعذّر إرسال الرسالة إلى { $domain }. لا ذنب لكم في ذلك، وتوقيعكم باقٍ كما هو. يمكنكم المحاولة لاحقًا.
too-much-mail = أُرسلت ثلاث رسائل خلال ساعة، وهذا هو الحد الأقصى. انظروا في آخرها، أو حاولوا بعد ساعة.
card-proof = الإثبات: <b>{ $grade }</b> ({ $evidence })، { $moment }
card-decided-rule = قُبل بموجب قاعدة البيان ({ $proof })، { $moment }
note-write = كيف تعرفون أن <b>{ $organisation }</b> وقّعت حقًا؟ اكتبوا ذلك في رسالتكم التالية. لا يراه إلا المنسقون. ‏/cancel يوقف ذلك.
note-done = سُجّل: <b>{ $organisation }</b>.
note-late = جاءت هذه الملاحظة متأخرة: طُرح السؤال قبل أكثر من نصف ساعة، ولم يُسجَّل شيء.
note-gone = لم يُسجَّل شيء. حالة <b>{ $organisation }</b> الآن: { $status }.
label-mail-subject = رمزكم
label-mail-text =
    { $code }

    طلب أحدهم هذا الرمز في تيليغرام ليثبت أنه يوقّع باسم منظمتكم: { $title }
    اكتبوه هناك للبوت @{ $bot }. وهو صالح خمس عشرة دقيقة.

    إن لم تكونوا أنتم من طلبه فلا تفعلوا شيئًا: لا يحدث شيء من دون الرمز.
label-value-none = لا يوجد
label-value-mailbox = صندوق بريد المنظمة
label-value-manual = ملاحظة من المنسقين
label-value-review = المراجعة
button-prove = إثبات برمز عبر البريد
button-prove-send = إرسال إلى { $address }
button-prove-again = إرسال رمز جديد
button-prove-not = ليس الآن
button-note-proof = تسجيل إثبات
column-proof = الإثبات
label-audit-proved = إثبات
label-audit-rule-set = قاعدة القبول
label-fact-grade = النوع
label-fact-rule = القاعدة
