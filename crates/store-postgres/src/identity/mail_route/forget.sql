-- Takes the way letters go away. $1 = tenant
delete from mail_route
where tenant = $1
  and only_one = 1;
