### Usnesení a úkoly.

## Seznam usnesení

resolutions-nav = Usnesení
resolutions-single = Usnesení
resolutions-text = Všechna usnesení všech orgánů, i ta načtená z minulých let.
resolutions-help = Seznam usnesení. Pište do pole Hledat, zúžíte výběr orgánem, rokem nebo stavem a nastavený filtr si pojmenujete pod ikonou trychtýře. Enter otevře usnesení, Ctrl+Shift+Enter ho otevře v novém okně. Ctrl+C zkopíruje vybrané řádky do tabulky, Ctrl+P vytiskne celý seznam nebo vybrané řádky.
resolutions-one-help = Jedno usnesení: znění, hlasování, úkoly, tisk a historie. Ctrl+Enter nebo Ctrl+P vytvoří výpis do PDF a otevře ho k tisku.
resolutions-number = Číslo
resolutions-title = Věc
resolutions-verbs = Slovesa
resolutions-body = Orgán
resolutions-day = Den
resolutions-tasks = Úkoly
resolutions-tasks-done = splněny
resolutions-tasks-open = { $open } z { $all }
resolutions-col-state = Stav
resolutions-state =
    { $state ->
        [valid] platí
        [suspended] pozastaveno
        [revoked] zrušeno jiným usnesením
        [cancelled] zrušeno zastupitelstvem
        [void] nepřijato, zápis opraven
       *[other] { $state }
    }
resolutions-find = Hledat v číslech a názvech
resolutions-any-body = Všechny
resolutions-year = Rok
resolutions-any-year = Všechny
resolutions-any-state = Všechny
resolutions-all = Ukázat všechna
resolutions-none-found = Žádné usnesení neodpovídá
resolutions-none-found-text = Zkuste kratší slovo nebo jen část čísla. Celý text prohledá Hledat.
resolutions-empty = Zatím tu není žádné usnesení
resolutions-empty-text = Vzniknou samy ze zapsaných výsledků jednání. Starší načtete v Nastavení.

## Jedno usnesení

resolutions-one = Usnesení { $number }
resolutions-failed = Usnesení se nepodařilo načíst
resolutions-back = Zpět na usnesení
resolutions-loading = Načítám usnesení
resolutions-imported = načteno z { $where }
resolutions-wording = Znění
resolutions-no-text = Znění tohoto usnesení se nezachovalo.
resolutions-no-tasks = Usnesení žádný úkol neukládá.
resolutions-vote = Hlasování
resolutions-from = Odkud je
resolutions-paper = Tisk { $number }
resolutions-no-paper = Bez tisku.
resolutions-revokes = Ruší usnesení
resolutions-revoked-by = Usnesení už neplatí, zrušilo je
resolutions-history = Historie
resolutions-no-history = Zatím se nic nestalo.
# $who zapsal za $whom.
resolutions-for = { $who } za { $whom }
resolutions-extract = Výpis
resolutions-extract-word = Výpis ve Wordu
resolutions-leave = Nechat být
resolutions-suspend = Pozastavit
resolutions-suspend-title = Pozastavit výkon usnesení { $number }?
resolutions-suspend-text = Starosta pozastaví výkon usnesení rady, které má za nesprávné (§ 105 odst. 1). Jeho úkoly se zastaví a věc přijde sama před zastupitelstvo s novým tiskem.
resolutions-suspend-reason = Proč je usnesení nesprávné
resolutions-suspended = Usnesení { $number } je pozastaveno. Doplňte tisk pro zastupitelstvo.
resolutions-fate = Zapsat rozhodnutí
resolutions-fate-title = Jak zastupitelstvo rozhodlo o usnesení { $number }?
resolutions-fate-confirm = Zapsat rozhodnutí
resolutions-fate-text = Potvrzené usnesení platí dál a jeho úkoly pokračují. Zrušené neplatí a jeho úkoly skončí.
resolutions-fate-how = Co zastupitelstvo rozhodlo
resolutions-fate-holds = Usnesení platí
resolutions-fate-cancelled = Usnesení se ruší
resolutions-fate-by = Usnesení zastupitelstva
resolutions-fate-written = Rozhodnutí o usnesení { $number } je zapsáno.
resolutions-void = Usnesení nebylo přijato
resolutions-void-text = Výsledek hlasování byl původně zapsán chybně. Číslo zůstává obsazené, text je tu jen pro pořádek a nic z něj neplatí.
resolutions-suspended-text = Výkon usnesení je pozastaven (§ 105 odst. 1). Rozhodne o něm zastupitelstvo; úkoly zatím stojí.
resolutions-revoke = Zrušit usnesení
resolutions-revoke-title = Kterým usnesením se { $number } ruší?
resolutions-revoke-text = Zrušit je může jen pozdější usnesení téhož nebo vyššího orgánu. Číslo zůstane, otevřené úkoly skončí jako zrušené.
resolutions-revoking = Rušící usnesení
resolutions-revoked = Usnesení { $number } je zrušeno.

## Úkoly

tasks-nav = Úkoly
tasks-text-head = Co usnesení uložila, komu a do kdy.
tasks-help = Úkoly z usnesení. Nahoře zvolte otevřené, po termínu nebo splněné; nastavení si pojmenujete pod ikonou trychtýře. Vpravo je vybraný úkol a co s ním lze udělat; Ctrl+Enter udělá první z úkonů. Enter otevře usnesení, Ctrl+P vytiskne seznam.
tasks-one = Úkol
tasks-text = Úkol
tasks-assignee = Odpovídá
tasks-due = Termín
tasks-resolution = Usnesení
tasks-col-state = Stav
tasks-which = Které úkoly
tasks-show =
    { $which ->
        [open] Otevřené
        [late] Po termínu
        [done] Splněné
       *[all] Všechny
    }
tasks-mine = jen moje
tasks-find = Hledat v úkolech
tasks-nobody = neurčeno
tasks-no-due = bez termínu
tasks-late =
    { $days ->
        [one] { $days } den po termínu
        [few] { $days } dny po termínu
       *[other] { $days } dnů po termínu
    }
tasks-state =
    { $state ->
        [new] uložen
        [running] trvá
        [reported] nahlášen
        [done] splněn
        [not_done] nesplněn
        [extended] prodloužen
        [cancelled] zrušen
        [suspended] pozastaven
        [transferred] převeden
       *[other] { $state }
    }
tasks-none-found =
    { $which ->
        [late] Po termínu není nic
        [done] Splněný úkol tu není
       *[other] Žádný úkol neodpovídá
    }
tasks-none-found-text = Ukažte všechny úkoly nebo zkuste jiné slovo.
tasks-empty = Zatím tu nejsou žádné úkoly
tasks-empty-text = Vzniknou samy z usnesení, která něco ukládají.
tasks-choose = Vyberte úkol v seznamu.
tasks-last-report = Poslední zpráva
# $act je název příkazu.
tasks-act =
    { $act ->
        [report_task] Podat zprávu
        [close_task] Uzavřít
        [extend_task] Prodloužit
        [transfer_task] Převést
        [cancel_task] Zrušit úkol
       *[other] { $act }
    }
tasks-act-title =
    { $act ->
        [report_task] Jak úkol pokračuje?
        [close_task] Jak úkol dopadl?
        [extend_task] Do kdy úkol prodloužit?
        [transfer_task] Na koho úkol převést?
        [cancel_task] Zrušit úkol?
       *[other] { $act }
    }
tasks-words =
    { $act ->
        [report_task] Co se udělalo
        [close_task] O co se uzavření opírá
       *[other] Důvod
    }
tasks-acted =
    { $act ->
        [report_task] Zpráva k úkolu je podána.
        [close_task] Úkol je uzavřen.
        [transfer_task] Úkol je převeden.
        [cancel_task] Úkol je zrušen.
       *[other] Hotovo.
    }
tasks-extended = Úkol je prodloužen do { $day }.
tasks-leave = Nechat být
tasks-how = Jak to je
tasks-goes-on = Trvá
tasks-is-done = Je hotov
tasks-done = Splněn
tasks-not-done = Nesplněn
tasks-new-due = Nový termín
tasks-due-past = Tento den už byl. Napište den, který teprve přijde.
tasks-to-whom = Kdo bude odpovídat
