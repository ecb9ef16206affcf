-- Forgets letters that ended long ago. $1 = tenant, $2 = before
delete from letter
where tenant = $1
  and state not in ('waiting', 'sending')
  and changed_at < $2;
