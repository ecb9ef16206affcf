-- Ends every refresh token; the devices stay and must be paired anew. $1 = tenant
update device_session
set expires_at = 0
where tenant = $1;
