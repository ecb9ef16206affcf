-- Keeps a passage. ?1 = hash, ?2 = now
insert into passage (hash, began_at)
values (?1, ?2);
