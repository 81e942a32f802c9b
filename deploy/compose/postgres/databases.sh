#!/bin/sh
# Run once by the image of PostgreSQL, in an empty store: who may sign in, and a database for each that the
# Compose file names. Owners make the extensions that are trusted; vector alone has to be there already.
set -eu

make() {
  # Quoted by psql; the password never is an argument.
  psql --set=ON_ERROR_STOP=1 --username postgres --set="name=$1" --set="owner=$2" <<'SQL'
create database :"name" owner :"owner";
revoke all on database :"name" from public;
SQL
}

role() {
  PASSWORD=$(cat "/run/secrets/$2") psql --set=ON_ERROR_STOP=1 --username postgres --set="name=$1" <<'SQL'
\getenv password PASSWORD
create role :"name" login password :'password';
SQL
}

role rosetta database_password
for database in $ROSETTA_DATABASES; do
  make "$database" rosetta
  psql --set=ON_ERROR_STOP=1 --username postgres --dbname "$database" --command 'create extension vector'
done

role keycloak keycloak_database_password
make keycloak keycloak
