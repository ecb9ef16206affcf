-- Staged rows by row, then scope.
select kind, id, in_scope, at_seq, scope, parent, ver, seq, body_version, body, erased from staged
order by kind, id, in_scope;
