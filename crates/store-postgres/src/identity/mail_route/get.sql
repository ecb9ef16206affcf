-- The way letters go. $1 = tenant
select settings
from mail_route
where tenant = $1
  and only_one = 1;
