-- What a command changed in one record.
insert into effect (log_no, place, kind, id, after_ver,
    before_parent, before_scope, before_ver, before_seq, before_body_version, before_body)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11);
