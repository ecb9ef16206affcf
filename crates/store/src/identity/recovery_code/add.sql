-- Adds a code. ?1 = person, ?2 = hash
insert into recovery_code (person, hash, used_at)
values (?1, ?2, null);
