-- Rows gone from scopes by one command. $1 = tenant, $2 = seq, $3 = scopes
select seq, kind, id, scope, is_erased from gone
where tenant = $1
  and seq = $2
  and scope = any($3);
