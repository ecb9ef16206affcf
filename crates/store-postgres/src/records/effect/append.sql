-- What a command changed, record by record. $1 = tenant, $2 = log_no, each other one a list
insert into effect (
    tenant, log_no, place, kind, id, after_ver,
    before_parent, before_scope, before_ver, before_seq, before_body_version, before_body
)
select $1, $2, place - 1, kind, id, after_ver,
    before_parent, before_scope, before_ver, before_seq, before_body_version, before_body
from unnest(
    $3::text[], $4::uuid[], $5::bigint[], $6::uuid[], $7::text[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bytea[]
) with ordinality as e (
    kind, id, after_ver, before_parent, before_scope, before_ver, before_seq, before_body_version, before_body, place
);
