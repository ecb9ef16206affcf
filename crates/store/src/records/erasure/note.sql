-- A record is erased for good. ?1 = kind, ?2 = id
insert into erasure (kind, id) values (?1, ?2) on conflict do nothing;
