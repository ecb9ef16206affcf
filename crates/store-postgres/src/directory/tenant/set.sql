-- What may change of a municipality. $1 = tenant, $2 = name, $3 = second_factor
update tenant
set name = $2,
    second_factor = $3
where tenant = $1;
