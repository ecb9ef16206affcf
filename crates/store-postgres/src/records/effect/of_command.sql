-- What a command changed, in order. $1 = tenant, $2 = command
select e.kind, e.id, e.after_ver,
    e.before_parent, e.before_scope, e.before_ver, e.before_seq, e.before_body_version, e.before_body
from log as l
join effect as e on e.tenant = l.tenant and e.log_no = l.log_no
where l.tenant = $1
  and l.command = $2
order by e.place;
