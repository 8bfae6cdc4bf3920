alter role undersigned createdb
