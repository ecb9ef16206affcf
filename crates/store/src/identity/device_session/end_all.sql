-- Ends every refresh token; the devices stay and must be paired anew.
update device_session
set expires_at = 0;
