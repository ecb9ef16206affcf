-- Forgets letters that ended long ago. ?1 = before
delete from letter
where state not in ('waiting', 'sending')
  and changed_at < ?1;
