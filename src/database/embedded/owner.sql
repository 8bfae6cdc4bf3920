create role undersigned login
create database undersigned owner undersigned
