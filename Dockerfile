# Undersigned in a container, beside a Postgres of its own (compose.yaml).

FROM rust:1.95-slim-bookworm AS build
WORKDIR /src
COPY . .
# What `undersigned --version` says: docker build --build-arg COMMIT=$(git rev-parse --short=12 HEAD) .
ARG COMMIT=
# What was compiled before is kept between builds, outside the image.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    UNDERSIGNED_COMMIT=$COMMIT cargo build --release --locked && cp target/release/undersigned /usr/local/bin/

FROM debian:bookworm-slim
# pg_dump and pg_restore for `backup` and `restore`, curl for the health check.
# The client is as new as the server: pg_dump refuses a newer one than itself.
# Share images in Chinese and Japanese are drawn in Droid, in Korean in Nanum; other scripts are in the program.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl fonts-droid-fallback fonts-nanum \
        postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install -y --no-install-recommends postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /srv --shell /usr/sbin/nologin undersigned
COPY --from=build /usr/local/bin/undersigned /usr/local/bin/
WORKDIR /srv
COPY letters ./letters
RUN install --directory --owner=undersigned data backups
USER undersigned
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["curl", "--fail", "--silent", "--show-error", "--output", "/dev/null", "http://127.0.0.1:3000/healthz"]
ENTRYPOINT ["undersigned"]
CMD ["serve", "--listen", "0.0.0.0:3000"]
