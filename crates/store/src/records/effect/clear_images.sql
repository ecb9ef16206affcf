-- Images of an erased record go; that it was changed stays. ?1 = kind, ?2 = id
update effect set
    before_parent = null, before_scope = null, before_ver = null, before_seq = null,
    before_body_version = null, before_body = null
where kind = ?1 and id = ?2;
