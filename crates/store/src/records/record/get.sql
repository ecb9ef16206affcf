-- One record. ?1 = kind, ?2 = id
select kind, id, parent, scope, ver, seq, body_version, body from record where kind = ?1 and id = ?2;
