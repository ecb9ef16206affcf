-- Forgets a way in. $1 = tenant, $2 = way
delete from way_in
where tenant = $1
  and way = $2;
