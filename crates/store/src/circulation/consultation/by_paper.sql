-- Consultations of a paper along its route. ?1 = paper
select c.id, c.body, b.short_name as body_name, c.role, c.place, c.round, c.state, c.meeting, m.held_on as meeting_on,
    m.number as meeting_number, c.agenda_item, c.resolution, r.number as resolution_number, c.summary, c.reason
from consultation as c
left join body as b on b.id = c.body
left join meeting as m on m.id = c.meeting
left join resolution as r on r.id = c.resolution
where c.paper = ?1
order by c.place, c.round, c.id;
