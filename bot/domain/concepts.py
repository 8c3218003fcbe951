"""Words that names of organisations share across languages, so that a translated name can be recognised.

Each line has the concept, a colon, and the beginnings of words that mean it in the languages of the interface
and some of their neighbours. A word counts when it begins so and has only an ending more. One word may mean
two concepts. This is no dictionary: what is missing is compared by its letters.
"""

from __future__ import annotations

from bot.domain.match_key import folded_words

# What kind of organisation it is: says little about which one.
KINDS = """
union: union syndicat союз спілк саюз միութ اتحاد unión
association: associa assoc ассоциац асоціац асацыяц ասոցիացիա جمعية asocia associazion verband
federation: federa федерац համադաշնութ ֆեդերացիա اتحاد föderation
tradeunion: tradeunion профсоюз профспілк արհմիութ نقابة نقابات gewerkschaft syndicat
foundation: foundation fondation fundación fundacion stichting stiftung фонд հիմնադրամ مؤسسة
fund: fund фонд ֆոնդ صندوق
centre: centre center centro zentrum центр цэнтр կենտրոն مركز
committee: committee comité comite komitee комитет комітет камітэт կոմիտե لجنة
council: council conseil совет рада խորհուրդ مجلس
institute: institute institut инститut институт інститут ինստիտուտ معهد
society: society société общество товариство հասարակութ ընկերութ
organisation: organization organisation организац організац կազմակերպութ منظمة
party: party partei parti партия партии партий партію կուսակցութ حزب
movement: movement mouvement движение рух շարժում حركة
club: club клуб ակումբ نادي
network: network netz réseau сеть мереж ցանց شبكة
group: group groupe gruppe групп խումբ مجموعة
forum: forum форум ֆորում منتدى
initiative: initiative инициатив ініціатив նախաձեռնութ مبادرة
league: league liga лига ліга լիգա رابطة
coalition: coalition коалиц կոալիցիա ائتلاف تحالف
alliance: alliance allianz альянс դաշինք تحالف
assembly: assembly ассамблея асамбле համաժողով جمعية
bureau: bureau büro бюро բյուրո مكتب
agency: agency agence агентств գործակալութ وكالة
academy: academy академи ակադեմիա أكاديمية
project: project projekt проект проєкт նախագիծ مشروع
programme: programme program программ ծրագիր برنامج
fraternity: brotherhood fraternity братств եղբայրութ
partnership: partnership партнерств партнёрств գործընկերութ شراكة
charity: charit благотворит благодійн բարեգործ خيري
public: civic civil citizen общественн гражданск громадськ громадянськ հասարակական քաղաքացի مدني
international: international intl internazional международн міжнародн միջազգային دولي
national: national natl национальн національн ազգային وطني
"""

# Who or what it is about.
TOPICS = """
right: right recht droit прав իրավունք حقوق diritt derecho
human: human humain menschen человек людин մարդ إنسان uman humano
woman: women woman fem frau жен женск женщин жінок жіноч կանանց կին مرأة نساء donne
youth: youth young jeun jugend молод երիտասարդ شباب giovan
child: child kid enfant kind детск детей дітей ребен մանկ երեխա أطفال طفل
student: student étudiant студент ուսանող طلاب طلبة
teacher: teacher enseignant lehrer учител вчител педагог ուսուցիչ մանկավարժ معلم
doctor: doctor physician médecin arzt ärzte врач лікар բժիշկ أطباء طبيب
nurse: nurse медсестр բուժքույր ممرض
lawyer: lawyer jurist avocat юрист адвокат իրավաբան փաստաբան محام محامين
journalist: journalist reporter журналист журналіст ժուռնալիստ լրագրող صحفي صحافي
writer: writer écrivain schriftsteller писател письменник գրող كتاب
artist: artist künstler художник митц նկարիչ արվեստագետ فنان
composer: composer композитор կոմպոզիտոր
scientist: scientist ученых учёных науков գիտնական علماء
worker: worker labour labor travailleur arbeiter рабоч трудящ робітник բանվոր աշխատավոր عمال عامل
miner: miner горняк шахт հանքափոր
engineer: engineer инженер інженер ինժեներ مهندس
farmer: farmer peasant фермер крестьян селян գյուղացի ֆերմեր مزارع فلاح
soldier: soldier солдат զինվոր جندي
mother: mother mère mütter матер матір мать մայր أمهات أم
veteran: veteran ветеран վետերան
refugee: refugee réfugié flüchtling vluchteling беженц біженц փախստական لاجئ
prisoner: prisoner заключенн узник вязн բանտարկյալ أسرى سجناء
disabled: disab инвалид інвалід հաշմանդամ معاق
peace: peace paix frieden мир миротворч խաղաղ խաղաղութ سلام pace
freedom: freedom liberty liberté freiheit свобод ազատութ حرية libert
democracy: democra демократ ժողովրդավար ديمقراط
justice: justice справедлив արդարութ عدالة
law: law закон օրենք قانون
truth: truth правд ճշմարտութ حقيقة
solidarity: solidarit солидарн солідарн համերաշխ تضامن
help: help aid assistance relief помощ допомог օգնութ مساعد إغاثة
protection: protect schutz защит захист պաշտպան حماية
development: development развити розвит զարգաց تنمية
education: educat bildung образован освіт կրթ تعليم تربية
culture: cultur kultur культур մշակութ ثقاف
science: science wissenschaft наук գիտութ علوم
health: health gesundheit здоров առողջ صحة
nature: nature природ բնութ طبيعة
environment: environment ecolog экологи екологі բնապահպան էկոլոգ بيئ
water: water вода воды ջուր مياه
green: green vert grün зелен зялён կանաչ أخضر خضر
white: white weiss weiß бел սպիտակ أبيض بيضاء
black: black чёрн черн սև أسود
red: red красн կարմիր أحمر
blue: blue син голуб կապույտ أزرق
cross: cross крест хрест խաչ صليب
new: new neue nouvel нов նոր جديد
old: old старо стар հին قديم
open: open открыт відкрит բաց مفتوح
free: free свободн вільн ազատ حر
independent: independent независ незалеж незалежн անկախ مستقل
democratic: democratic демократич ժողովրդավարական
christian: christian христиан քրիստոնեա مسيحي
press: press прес մամուլ صحافة
media: media медиа медіа մեդիա إعلام
radio: radio радио ռադիո راديو إذاعة
school: school schule школ դպրոց مدرسة مدارس
university: universit университет університет համալսարան جامعة
library: librar библиот бібліот գրադարան مكتبة
hospital: hospital больниц лікарн հիվանդանոց مستشفى
church: church kirche église церк եկեղեց كنيسة
house: house haus maison дом будинок տուն بيت دار
family: famil семь сім'я սім ընտանիք أسرة عائلة
mountain: mountain гор լեռ جبل
sea: sea мор ծով بحر
rose: rose роза розы վարդ
sun: sun солнц сонц արև شمس
light: light свет світл լույս ضوء
hope: hope надежд наді հույս أمل
life: life жизн життя կյանք حياة
future: future будущ майбутн ապագա مستقبل
voice: voice голос ձայն صوت
way: way путь шлях ճանապարհ طريق
bridge: bridge мост міст կամուրջ جسر
world: world мировой світ աշխարհ عالم
earth: earth земл երկիր أرض
city: city город міст քաղաք مدينة
people: people народ ժողովուրդ شعب
border: border frontier границ кордон սահման حدود
without: without sans без առանց بلا
against: against anti против проти ընդդեմ ضد
torture: torture пыток катуван խոշտանգ تعذيب
corruption: corruption коррупц корупц կոռուպց فساد
resource: resource ресурс ռեսուրս موارد
helsinki: helsinki хельсинк гельсінк հելսինկ
research: research исследоват дослідж հետազոտ بحوث أبحاث
study: studies дослідж исследован ուսումնասիր دراسات
quiet: quiet тих խաղաղ هادئ
harbour: harbour harbor haven гаван նավահանգիստ ميناء
home: home дом տուն
war: war войн війн պատերազմ حرب
action: action действи дія գործողութ عمل
social: social социал соціал սոցիալ اجتماعي
information: information информац інформац տեղեկատվ إعلام معلومات
rural: rural сельск сільськ գյուղական ريفي
community: communit общин громад համայնք مجتمع
friend: friend ami друз ընկեր բարեկամ أصدقاء
"""

# Where it is: often added to a name or left out, but two different places are two organisations.
PLACES = """
armenia: armenia армени вірмен հայաստան հայկական հայոց أرمينيا أرمن
artsakh: artsakh арцах карабах արցախ
russia: russia росси росій российск ռուսաստան روسيا
ukraine: ukrain украин україн ուկրաինա أوكرانيا
belarus: belarus белорус беларус білорус բելառուս بيلاروس
georgia: georgia грузи грузин վրաստան جورجيا საქართველო
azerbaijan: azerbaijan азербайджан ադրբեջան أذربيجان
kazakhstan: kazakh казахст ղազախստան كازاخستان
iran: iran иран իրան إيران
turkey: turk турци թուրքիա تركيا
lebanon: leban ливан լիբանան لبنان
syria: syria сири սիրիա سوريا سوري
iraq: iraq ирак իրաք عراق
egypt: egypt египет եգիպտոս مصر
jordan: jordan иордан հորդանան أردن
palestine: palestin палестин պաղեստին فلسطين
israel: israel израил իսրայել إسرائيل
germany: german deutsch германи գերմանիա ألمانيا
france: france french français франци ֆրանսիա فرنسا
italy: italy italian итали իտալիա إيطاليا
spain: spain spanish español испани իսպանիա إسبانيا
greece: greece greek грец հունաստան يونان
poland: poland polish польш լեհաստան بولندا
denmark: denmark danish дани դանիա دنمارك
norway: norway norweg норвег նորվեգիա نرويج
britain: britain british британ բրիտանիա بريطانيا
america: america американ ամերիկ أمريكا
europe: europe европ європ եվրոպ أوروب
caucasus: caucas кавказ կովկաս قوقاز კავკასი
yerevan: yerevan erevan ереван երեւան يريفان
gyumri: gyumri гюмри գյումր
vanadzor: vanadzor ванадзор վանաձոր
tbilisi: tbilisi тбилиси թբիլիս تبليسي თბილისი
moscow: moscow moskau москв մոսկվա موسكو
petersburg: petersburg петербург սանկտ
kyiv: kyiv kiev киев київ կիեւ
minsk: minsk минск мінск մինսկ
beirut: beirut beyrouth бейрут բեյրութ بيروت
cairo: cairo каир կահիրե قاهرة
damascus: damascus дамаск դամասկոս دمشق
aleppo: aleppo алеппо հալեպ حلب
berlin: berlin берлин բեռլին برلين
london: london лондон լոնդոն لندن
paris: paris париж փարիզ باريس
"""

NUMBERS = """
1: first премьер перв перш առաջին أول
2: second втор друг երկրորդ ثان
3: third трет երրորդ ثالث
4: fourth четверт չորրորդ رابع
5: fifth пят հինգերորդ خامس
"""

# They make a part, a wing or another generation of an organisation, never merely another spelling.
PARTING_CONCEPTS = """
youth woman child student veteran new old red white black blue independent mother school library hospital
university
"""
PARTING = frozenset(PARTING_CONCEPTS.split())

LITTLE_WORDS = """
of the for and a an in on to at by de la le les des du d l et pour en del e di per und der die das fur
и в во на по для за из от о им имени г с та і у з ու եւ համար մեջ في من على إلى عن و
formerly also known as aka бывш бывший ранее al el аль эль ан
"""
"""Words that join others."""

LONGEST_ENDING = 7
"""Letters that a word may have after its stem."""


def concepts_of(word: str) -> frozenset[str]:
    """What a folded word (see `folded_words`) means; empty for one that is not here."""
    for stem_length in range(len(word), max(1, len(word) - LONGEST_ENDING - 1), -1):
        found = STEMS.get(word[:stem_length])
        # A short stem takes a short ending: "мир" is in "мира" and not in "Мирзоян".
        if found and len(word) - stem_length <= (3 if stem_length < 4 else max(5, stem_length - 1)):
            return frozenset(found)
    return frozenset()


def _read(table: str) -> list[tuple[str, str]]:
    pairs = []
    for line in table.strip().splitlines():
        concept, _, stems = line.partition(":")
        pairs += [(stem, concept) for stem in folded_words(stems)]
    return pairs


STEMS: dict[str, set[str]] = {}
for _table in (KINDS, TOPICS, PLACES, NUMBERS):
    for _stem, _concept in _read(_table):
        STEMS.setdefault(_stem, set()).add(_concept)

KIND_CONCEPTS = frozenset(concept for _, concept in _read(KINDS))
PLACE_CONCEPTS = frozenset(concept for _, concept in _read(PLACES))
NUMBER_CONCEPTS = frozenset(concept for _, concept in _read(NUMBERS))
LITTLE = frozenset(folded_words(LITTLE_WORDS))
