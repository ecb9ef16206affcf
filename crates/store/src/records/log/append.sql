-- The next link of the chain.
insert into log (
    log_no, command, kind, actor, received_at, verdict,
    header, payload, salt, words, signature, payload_hash, prev, hash, seq
)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15);
