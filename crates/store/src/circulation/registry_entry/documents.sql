-- Documents that belong to the filing service with what it knows of them: papers once they were submitted, what was
-- sent out for a meeting and lies under it, resolutions made here. What came with an import was registered long ago.
with document as (
    select 'paper' as kind, p.id, p.number, p.title, substr(p.submitted_at, 1, 10) as dated_on, null as body,
        null as meeting_number
    from paper as p
    where p.submitted_at is not null and p.state not in ('draft', 'commenting')
    union all
    select 'invitation', m.id, '', '', m.held_on, m.body, m.number
    from meeting as m
    where m.convened_at is not null and m.state in ('convened', 'held')
    union all
    select 'meeting_document', d.id, '', d.name, m.held_on, m.body, m.number
    from meeting_document as d
    join meeting as m on m.id = d.meeting
    where m.convened_at is not null
    union all
    select 'extract', r.id, r.number, r.title, r.decided_on, r.body, r.meeting_number
    from (
        select n.id, n.number, n.title, n.decided_on, n.body, h.number as meeting_number
        from resolution as n
        left join meeting as h on h.id = n.meeting
        where n.imported_from is null and n.state <> 'void'
    ) as r
),
listed as (
    select d.kind, d.id, d.number, d.title, d.dated_on, b.short_name as body_name, d.meeting_number,
        coalesce(e.reference_number, '') as reference_number, coalesce(e.file_mark, '') as file_mark,
        coalesce(e.plan_mark, '') as plan_mark, coalesce(e.retention_mark, '') as retention_mark,
        e.retention_years, e.handed_over_at
    from document as d
    left join registry_entry as e on e.document = d.id and e.kind = d.kind
    left join body as b on b.id = d.body
)
