-- Records of a kind under a parent, by id. ?1 = parent, ?2 = kind
select kind, id, parent, scope, ver, seq, body_version, body from record
where parent = ?1 and kind = ?2
order by id;
