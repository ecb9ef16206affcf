-- Images of an erased record go; that it was changed stays. $1 = tenant, $2 = kind, $3 = id
update effect set
    before_parent = null,
    before_scope = null,
    before_ver = null,
    before_seq = null,
    before_body_version = null,
    before_body = null
where tenant = $1
  and kind = $2
  and id = $3;
