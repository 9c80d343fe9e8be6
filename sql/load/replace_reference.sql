-- Makes the reference tables those that were given. Reads given_actors, given_event_types and given_agreement_types.
delete from actors
where code not in (select code from given_actors);

merge into actors
using (
    select * exclude (given_order) from given_actors
    except
    select * from actors
) as given
on actors.code = given.code
when matched then update by name
when not matched then insert by name;

delete from event_types
where (type, kind, agreement_type) not in (select (type, kind, agreement_type) from given_event_types);

merge into event_types
using (
    select * exclude (given_order) from given_event_types
    except
    select * from event_types
) as given
on
    event_types.type = given.type
    and event_types.kind = given.kind
    and event_types.agreement_type = given.agreement_type
when matched then update by name
when not matched then insert by name;

delete from agreement_types
where agreement_type not in (select agreement_type from given_agreement_types);

merge into agreement_types
using (
    select * exclude (given_order) from given_agreement_types
    except
    select * from agreement_types
) as given
on agreement_types.agreement_type = given.agreement_type
when matched then update by name
when not matched then insert by name;
