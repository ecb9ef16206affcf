-- Answers of a device from a number on. $1 = tenant, $2 = device, $3 = n
select a.n, a.command, l.log_no, l.header, l.payload, l.salt, l.words, l.signature, l.payload_hash, l.prev, l.hash
from answer as a
join log as l on l.tenant = a.tenant and l.command = a.command
where a.tenant = $1
  and a.device = $2
  and a.n >= $3
order by a.n;
