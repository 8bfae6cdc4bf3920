-- All signatures of a letter in whatever state, the newest first: what organizers look through.
create index signature_signed_idx on signature (letter_id, signed_at, id);
