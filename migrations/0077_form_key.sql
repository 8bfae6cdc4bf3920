-- What a form is recognised by that is sent twice, as by a double click: a keyed hash of all that it says, of its
-- address and of the network that it came from. Empty where it cannot be told.
alter table submission add column form_key bytea;

-- Was this very form sent a moment ago?
create index submission_form_key_idx on submission (form_key) where form_key is not null;
