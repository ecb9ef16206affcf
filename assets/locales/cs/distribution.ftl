### Rozeslání podkladů: komu, jak, v které verzi; kdo otevřel a kdo se omluvil.

distribution = Rozeslání
distribution-open = Rozeslání podkladů
distribution-title = Rozeslání: { $name }
distribution-text = Komu a jak jdou podklady, kdo je otevřel a kdo se omluvil.
distribution-help = Každý člen dostává podklady svým způsobem: v programu, na své stránce na serveru, e-mailem, jako zašifrovanou obálku, nebo na papíře. Změněné podklady jdou jen těm, kterých se změna týká, s jednostránkovým seznamem změn.
distribution-failed = Rozeslání se nepodařilo načíst.
distribution-loading = Načítají se příjemci
distribution-back = Zpět na jednání
distribution-list = Příjemci
distribution-none = Orgán v ten den nemá žádné členy.
distribution-none-text = Zapište členy v Nastavení, potom jim půjde rozeslat podklady.
distribution-not-convened = Podklady se rozesílají po svolání.
distribution-over = Jednání skončilo. Je tu vidět, co komu šlo.
distribution-cancelled = Jednání je zrušeno, nic dalšího se nerozesílá.
distribution-summary = { $sent } z { $total } má platnou verzi · otevřelo { $opened } · omluveno { $apologised }
distribution-col-who = Kdo
distribution-col-channel = Jak
distribution-col-sent = Posláno
distribution-col-opened = Otevřeno
distribution-col-answer = Odpověď
distribution-col-act = Úkon
distribution-send = Rozeslat { $count ->
    [one] { $count } příjemci
    [few] { $count } příjemcům
   *[other] { $count } příjemcům
}
distribution-send-changes = Rozeslat změny ({ $count })
distribution-sent-toast = Zapsáno: podklady šly { $count ->
    [one] jednomu příjemci.
    [few] { $count } příjemcům.
   *[other] { $count } příjemcům.
}
distribution-nothing = Všichni mají, co mít mají
distribution-channel = Způsob zaslání: { $name }
distribution-channel-chosen = { $name } dostává podklady takto: { $channel }.
channel-application = v programu
channel-page = stránka na serveru
channel-email = e-mail
channel-bundle = zašifrovaná obálka
channel-print = na papíře
channel-of-meeting = jen pro toto jednání
channel-of-body = v tomto orgánu
channel-of-person = u všech jednání
channel-of-nobody = dosud nikdo nezvolil
distribution-not-sent = zatím nic
distribution-sent-version = verze { $number }
distribution-sent-when = { $when } · { $channel }
distribution-sent-close = i s neveřejným
distribution-stale = změněno od odeslání
distribution-current = platná
distribution-changes-of = Co se změnilo: { $name }
distribution-changes-count = { $count ->
    [one] { $count } změna
    [few] { $count } změny
   *[other] { $count } změn
}
distribution-changes-pdf = Seznam změn v PDF
distribution-changes-word = Seznam změn ve Wordu
distribution-not-opened = neotevřeno
opened-application = v programu
opened-page = na stránce
opened-bundle = z obálky
distribution-apologised = omluven(a)
distribution-apology-by = zapsal(a) { $name }
distribution-conflict = střet zájmů: { $title }
distribution-kept-close = { $count ->
    [one] { $count } neveřejný materiál zůstává na úřadě
    [few] { $count } neveřejné materiály zůstávají na úřadě
   *[other] { $count } neveřejných materiálů zůstává na úřadě
}
distribution-do-print = Vytisknout…
distribution-do-bundle = Vytvořit obálku…
distribution-do-email = Připravit e-mail…
distribution-take-answer = Načíst odpověď…
distribution-answer-taken = { $name }: zapsáno { $count }.
distribution-answer-known = { $name }: všechno z této odpovědi už tu je.
distribution-answer-refused = Z odpovědi se nepodařilo zapsat:
pack-print-title = Vytisknout podklady pro { $name }?
pack-bundle-title = Vytvořit obálku pro { $name }?
pack-email-title = Připravit e-mail pro { $name }?
pack-print-text = Program připraví pozvánku, seznam změn, tisky a přílohy jako jednotlivé PDF do jedné složky a zapíše, že šly na papíře.
pack-bundle-text = Soubor otevře jen ten, kdo zná heslovou větu. Sdělte mu ji jinou cestou, třeba telefonem.
pack-email-text = Program připraví rozepsanou zprávu s pozvánkou a podklady. Neveřejné materiály e-mailem nejdou.
pack-phrase = Heslová věta
pack-phrase-hint = Nejméně 12 znaků. Program si ji nepamatuje, opište si ji.
pack-phrase-short = Heslová věta je krátká. Napište aspoň 12 znaků.
pack-with-close = Přidat i neveřejné materiály ({ $count }); zapíše se, že jste je vydali
pack-make-print = Připravit k tisku
pack-make-bundle = Uložit obálku
pack-make-email = Připravit zprávu
pack-not = Teď ne
pack-save-bundle = Kam uložit obálku
pack-save-email = Kam uložit zprávu
pack-saved = Hotovo: { $file }
pack-making = Připravují se podklady
my-pack = Vaše podklady
my-pack-version = Máte verzi { $number }, odeslanou { $when }.
my-pack-waiting = Podklady k tomuto jednání vám úřad ještě neposlal.
my-pack-changes = Co je jinak než v předchozí verzi
my-pack-apologise = Omluvit se
my-pack-apologise-title = Omluvit se z jednání?
my-pack-apologise-reason = Důvod
my-pack-apologise-hint = Uvidí ho jen ten, kdo jednání vede a připravuje.
my-pack-apologise-do = Omluvit se
my-pack-apologised = Omluvili jste se: { $reason }
my-pack-come = Přece přijdu
my-pack-come-done = Omluva je vzata zpět.
my-pack-apology-done = Omluva je zapsaná.
my-pack-conflict = Ohlásit střet zájmů
my-pack-conflict-title = Ohlásit střet zájmů?
my-pack-conflict-item = Bod
my-pack-conflict-choose = Vyberte bod
my-pack-conflict-reason = V čem střet je
my-pack-conflict-hint = Uvidí ho všichni, kdo vidí bod (§ 83 odst. 2). Hlasovat vám program nebrání, o vyloučení rozhoduje orgán.
my-pack-conflict-do = Ohlásit
my-pack-conflict-done = Střet zájmů je ohlášený.
my-pack-conflict-back = Vzít zpět ohlášení u bodu { $title }
my-pack-conflict-back-done = Ohlášení je vzato zpět.
my-pack-cancel = Nechat být

## Co se v podkladech změnilo; stojí i na jednostránkovém seznamu změn.

pack-change-meeting = Změnil se den, čas, místo jednání nebo poznámka k pozvánce.
pack-change-added = Přibyl bod { $title }.
pack-change-gone = Z programu odešel bod { $title }.
pack-change-withdrawn = Bod { $title } je stažený.
pack-change-postponed = Bod { $title } je odložený.
pack-change-returned = Bod { $title } je znovu na programu.
pack-change-moved = Bod { $title } se v programu přesunul.
pack-change-renamed = Bod má nový název nebo předkladatele: { $title }.
pack-change-paper-added = K bodu { $title } přibyl tisk.
pack-change-paper-gone = U bodu { $title } už tisk není.
pack-change-new-text = Tisk k bodu { $title } má nové znění.
pack-change-file-added = K bodu { $title } přibyla příloha { $name }.
pack-change-file-gone = U bodu { $title } už není příloha { $name }.
pack-change-new-file = Příloha { $name } k bodu { $title } má novou verzi.
pack-change-files-moved = Přílohy k bodu { $title } mají jiné pořadí.
pack-change-file-unseen = U bodu { $title } už není jedna z příloh.
# Mimo úřad se neveřejné body a přílohy nejmenují.
pack-change-file-kept = U bodu { $title } se změnila neveřejná příloha.
pack-change-kept = Změnil se neveřejný bod. Jeho název je jen v programu úřadu.
pack-change-unseen = Jeden z bodů už mezi vašimi podklady není.

## Obálka a odpověď

envelope-foreign = Tohle není obálka ani odpověď z Oběžníku. Vyberte soubor, který přišel z úřadu.
envelope-newer = Soubor vytvořila novější verze programu. Aktualizujte program a otevřete ho znovu.
envelope-wrong-key = Heslová věta k tomuto souboru nepatří. Zkontrolujte velká písmena a mezery, nebo se zeptejte úřadu.
envelope-damaged = Soubor je poškozený nebo neúplný. Řekněte úřadu, ať ho pošle znovu.
envelope-too-large = Soubor je větší, než program dovolí. Pošlete podklady po částech, nebo jiným způsobem.
envelope-disk = Soubor se nepodařilo přečíst nebo zapsat. Zkontrolujte místo na disku a zkuste to znovu.
answer-of-another = Tato odpověď nepatří k podkladům tohoto jednání. Otevřete jednání, ke kterému přišla.
answer-damaged = Odpověď nejde přečíst. Řekněte členovi, ať ji uloží a pošle znovu.
pack-document-failed = Materiál { $name } se nepodařilo připravit. Otevřete ho u tisku a zkuste to znovu.
