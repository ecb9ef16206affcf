-- Adds a passkey. ?1 = identifier, ?2 = person, ?3 = key, ?4 = counter, ?5 = name, ?6 = made at, ?7 = used at
insert into passkey (passkey_id, person, public_key, counter, name, made_at, used_at)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7);
