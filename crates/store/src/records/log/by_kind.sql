-- The newest links of some kinds of commands. ?1 = JSON list of kinds, ?2 = most
select log_no, header, payload, salt, words, signature, payload_hash, prev, hash
from log
where kind in (select value from json_each(?1))
order by log_no desc
limit ?2;
