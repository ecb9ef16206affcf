-- Numbers and texts of an office. $1 = tenant
select name, value from meta
where tenant = $1;
