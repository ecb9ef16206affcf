-- The command of a number with its line of the log. ?1 = device, ?2 = n
select a.command, l.log_no, l.header, l.payload, l.salt, l.words, l.signature, l.payload_hash, l.prev, l.hash from answer as a join log as l on l.command = a.command
where a.device = ?1 and a.n = ?2;
