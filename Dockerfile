# A small image that runs as nobody in particular and keeps its data in one volume.
#
#   docker build --tag undersigned .
#   docker run --env-file .env --volume undersigned:/data undersigned
#
# tests/packaging/test_dockerfile.py carries out every step below without an engine.

FROM python:3.13-slim-trixie AS builder
WORKDIR /src
RUN python -m venv /app/.venv
COPY requirements/run.txt requirements/run.txt
RUN /app/.venv/bin/python -m pip --disable-pip-version-check install \
        --require-hashes --requirement requirements/run.txt
COPY LICENSE README.md pyproject.toml ./
COPY requirements/run.in requirements/run.in
COPY bot bot
COPY handlers handlers
COPY storage storage
COPY texts texts
RUN /app/.venv/bin/python -m pip --disable-pip-version-check install --no-deps --no-build-isolation .

FROM python:3.13-slim-trixie
RUN install --directory --owner=10001 --group=10001 --mode=0700 /data
COPY --from=builder /app/.venv /app/.venv
ENV PATH="/app/.venv/bin:$PATH"
ENV PYTHONUNBUFFERED=1
ENV UNDERSIGNED_DATABASE="sqlite:////data/undersigned.db"
WORKDIR /data
USER 10001:10001
VOLUME /data
STOPSIGNAL SIGTERM
# Healthy means: the program starts, its texts are complete, the database is sound, and a statement is
# published. It does not ask Telegram: an outage there is no reason to restart a bot that waits for its end.
HEALTHCHECK --interval=5m --timeout=60s --start-period=60s --retries=2 CMD ["undersigned", "check", "--offline"]
ENTRYPOINT ["undersigned"]
CMD ["run"]
