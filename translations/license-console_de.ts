<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_US">
<context>
    <name>AlertChart</name>
    <message>
        <source>New alert &amp;rule…</source>
        <translation>Neue Alarm&amp;regel…</translation>
    </message>
</context>
<context>
    <name>AlertRules</name>
    <message>
        <source>This version does not know this kind of rule.</source>
        <translation>Diese Version kennt diese Art von Regel nicht.</translation>
    </message>
    <message>
        <source>Enter a number greater than 0.</source>
        <translation>Eine Zahl größer als 0 eingeben.</translation>
    </message>
    <message>
        <source>The margin is greater than the threshold.</source>
        <translation>Der Abstand ist größer als die Schwelle.</translation>
    </message>
    <message>
        <source>Enter a number that is not negative.</source>
        <translation>Eine Zahl eingeben, die nicht negativ ist.</translation>
    </message>
    <message>
        <source>Enter days, separated by commas: 30, 14, 7.</source>
        <translation>Tage eingeben, durch Kommas getrennt: 30, 14, 7.</translation>
    </message>
    <message>
        <source>Enter hours from 1 to 720 (30 days).</source>
        <translation>Stunden von 1 bis 720 eingeben (30 Tage).</translation>
    </message>
    <message>
        <source>Enter a number from 1 to 100.</source>
        <translation>Eine Zahl von 1 bis 100 eingeben.</translation>
    </message>
    <message>
        <source>Say which one, or let it apply to everything.</source>
        <translation>Angeben, für welches Objekt sie gilt, oder sie für alles gelten lassen.</translation>
    </message>
    <message>
        <source>A rule of this kind cannot be about these.</source>
        <translation>Eine Regel dieser Art kann dafür nicht gelten.</translation>
    </message>
</context>
<context>
    <name>AlertText</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 units used or more</source>
        <translation>%1 Einheiten genutzt oder mehr</translation>
    </message>
    <message>
        <source>Used up within %1 days</source>
        <translation>Aufgebraucht innerhalb von %1 Tagen</translation>
    </message>
    <message>
        <source>Up by %1 units within %2 hours</source>
        <translation>Um %1 Einheiten gestiegen innerhalb von %2 Stunden</translation>
    </message>
    <message>
        <source>Not used for %1 days</source>
        <translation>Seit %1 Tagen nicht genutzt</translation>
    </message>
    <message>
        <source>Used up before the quota resets</source>
        <translation>Aufgebraucht, bevor das Kontingent neu beginnt</translation>
    </message>
    <message>
        <source>Checked out for %1 hours</source>
        <translation>Seit %1 Stunden ausgecheckt</translation>
    </message>
    <message>
        <source>Grant pending for %1 days</source>
        <translation>Grant wartet seit %1 Tagen</translation>
    </message>
    <message>
        <source>Ends in %1 days</source>
        <translation>Endet in %1 Tagen</translation>
    </message>
    <message>
        <source>Nothing recorded for %1 hours</source>
        <translation>Seit %1 Stunden nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Used beyond its limit: %1</source>
        <translation>Über die Grenze genutzt: %1</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>%1 genutzt</translation>
    </message>
    <message>
        <source>Used up: %1</source>
        <translation>Aufgebraucht: %1</translation>
    </message>
    <message>
        <source>Used up around %1: %2</source>
        <translation>Etwa am %1 aufgebraucht: %2</translation>
    </message>
    <message>
        <source>Up by %1 units: %2</source>
        <translation>Um %1 Einheiten gestiegen: %2</translation>
    </message>
    <message>
        <source>Used up before the quota resets: %1</source>
        <translation>Aufgebraucht, bevor das Kontingent neu beginnt: %1</translation>
    </message>
    <message>
        <source>Used up around %1, before the quota resets: %2</source>
        <translation>Etwa am %1 aufgebraucht, bevor das Kontingent neu beginnt: %2</translation>
    </message>
    <message>
        <source>Ended on %1</source>
        <translation>Endete am %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>The rule is switched on</source>
        <translation>Die Regel ist eingeschaltet</translation>
    </message>
    <message>
        <source>The rule is switched off</source>
        <translation>Die Regel ist ausgeschaltet</translation>
    </message>
    <message>
        <source>Enough readings: %1 of %2</source>
        <translation>Genug Messungen: %1 von %2</translation>
    </message>
    <message>
        <source>Too few readings: %1 of %2</source>
        <translation>Zu wenige Messungen: %1 von %2</translation>
    </message>
    <message>
        <source>It has a limit</source>
        <translation>Es hat eine Grenze</translation>
    </message>
    <message>
        <source>It has no limit</source>
        <translation>Es hat keine Grenze</translation>
    </message>
    <message>
        <source>A forecast can be made</source>
        <translation>Eine Prognose ist möglich</translation>
    </message>
    <message>
        <source>Too little data for a forecast</source>
        <translation>Zu wenige Daten für eine Prognose</translation>
    </message>
    <message>
        <source>It has a date</source>
        <translation>Es hat ein Datum</translation>
    </message>
    <message>
        <source>It has no end and does not wait</source>
        <translation>Es hat kein Ende und wartet nicht</translation>
    </message>
    <message>
        <source>The threshold is reached</source>
        <translation>Die Schwelle ist erreicht</translation>
    </message>
    <message>
        <source>Not in sight by the forecast</source>
        <translation>Nach der Prognose nicht in Sicht</translation>
    </message>
    <message>
        <source>The connection is not muted</source>
        <translation>Die Verbindung ist nicht stumm</translation>
    </message>
    <message>
        <source>The connection is muted</source>
        <translation>Die Verbindung ist stumm</translation>
    </message>
    <message>
        <source>It is not snoozed</source>
        <translation>Er ist nicht zurückgestellt</translation>
    </message>
    <message>
        <source>It is snoozed until %1</source>
        <translation>Er ist bis %1 zurückgestellt</translation>
    </message>
    <message>
        <source>It is not acknowledged</source>
        <translation>Er ist nicht bestätigt</translation>
    </message>
    <message>
        <source>It is acknowledged</source>
        <translation>Er ist bestätigt</translation>
    </message>
    <message>
        <source>It fires</source>
        <translation>Sie schlägt an</translation>
    </message>
    <message>
        <source>Ends on %1, within a day</source>
        <translation>Endet am %1, innerhalb eines Tages</translation>
    </message>
    <message numerus="yes">
        <source>Ends on %1, in %n day(s)</source>
        <translation>
            <numerusform>Endet am %1, in einem Tag</numerusform>
            <numerusform>Endet am %1, in %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 units</source>
        <translation>%1 Einheiten</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 Stunden</translation>
    </message>
    <message>
        <source>%1% used or more</source>
        <translation>%1&#xa0;% genutzt oder mehr</translation>
    </message>
    <message>
        <source>Up by %1% of the limit within %2 hours</source>
        <translation>Um %1&#xa0;% der Grenze gestiegen innerhalb von %2 Stunden</translation>
    </message>
    <message>
        <source>%1% used: %2</source>
        <translation>%1&#xa0;% genutzt: %2</translation>
    </message>
    <message>
        <source>Up by %1% of the limit: %2</source>
        <translation>Um %1&#xa0;% der Grenze gestiegen: %2</translation>
    </message>
    <message numerus="yes">
        <source>Not used for %n day(s)</source>
        <translation>
            <numerusform>Seit einem Tag nicht benutzt</numerusform>
            <numerusform>Seit %n Tagen nicht benutzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked out for %n hour(s)</source>
        <translation>
            <numerusform>Seit einer Stunde ausgecheckt</numerusform>
            <numerusform>Seit %n Stunden ausgecheckt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waits for an answer for %n day(s)</source>
        <translation>
            <numerusform>Wartet seit einem Tag auf Antwort</numerusform>
            <numerusform>Wartet seit %n Tagen auf Antwort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing recorded for %n hour(s)</source>
        <translation>
            <numerusform>Seit einer Stunde nichts aufgezeichnet</numerusform>
            <numerusform>Seit %n Stunden nichts aufgezeichnet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 reaches the %2 of the rule</source>
        <translation>%1 erreichen die %2 der Regel</translation>
    </message>
    <message>
        <source>%1 does not reach the %2 of the rule</source>
        <translation>%1 erreichen die %2 der Regel nicht</translation>
    </message>
</context>
<context>
    <name>ApiKeyForms</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What a caller sends. It cannot be changed afterwards.</source>
        <translation>Was ein Aufrufer sendet. Es lässt sich danach nicht mehr ändern.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Empty: API Gateway chooses one. Yours has 20 to 128 characters.</source>
        <translation>Leer: API Gateway wählt einen. Ein eigener hat 20 bis 128 Zeichen.</translation>
    </message>
    <message>
        <source>Whether the ID differs from the value.</source>
        <translation>Ob sich die ID vom Wert unterscheidet.</translation>
    </message>
    <message>
        <source>Who it is for, as AWS Marketplace names them.</source>
        <translation>Für wen er ist, wie AWS Marketplace ihn nennt.</translation>
    </message>
    <message>
        <source>New API key</source>
        <translation>Neuer API-Schlüssel</translation>
    </message>
    <message>
        <source>This creates a key in %1. It opens nothing before it is in a plan.</source>
        <translation>Dies erstellt einen Schlüssel in %1. Er öffnet nichts, bevor er in einem Plan ist.</translation>
    </message>
    <message>
        <source>Create API key</source>
        <translation>API-Schlüssel erstellen</translation>
    </message>
    <message>
        <source>A disabled key is refused within a minute or so.</source>
        <translation>Ein deaktivierter Schlüssel wird innerhalb von etwa einer Minute abgelehnt.</translation>
    </message>
    <message>
        <source>Save API key</source>
        <translation>API-Schlüssel speichern</translation>
    </message>
</context>
<context>
    <name>AssetRuleWords</name>
    <message>
        <source>A ruleset needs a rule.</source>
        <translation>Ein Regelsatz braucht eine Regel.</translation>
    </message>
    <message>
        <source>A ruleset has at most 5 rules.</source>
        <translation>Ein Regelsatz hat höchstens 5 Regeln.</translation>
    </message>
    <message>
        <source>Say what has to hold.</source>
        <translation>Angeben, was gelten muss.</translation>
    </message>
    <message>
        <source>Enter a property.</source>
        <translation>Eine Eigenschaft eingeben.</translation>
    </message>
    <message>
        <source>There is no property %1.</source>
        <translation>Die Eigenschaft %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>Enter EQUALS or NOT_EQUALS.</source>
        <translation>EQUALS oder NOT_EQUALS eingeben.</translation>
    </message>
    <message>
        <source>Enter at least one value.</source>
        <translation>Mindestens einen Wert eingeben.</translation>
    </message>
    <message>
        <source>%1 is not one of %2.</source>
        <translation>%1 ist keiner von %2.</translation>
    </message>
    <message>
        <source>Enter a regular expression.</source>
        <translation>Einen regulären Ausdruck eingeben.</translation>
    </message>
</context>
<context>
    <name>CallPlace</name>
    <message>
        <source>%1 (%2) in %3</source>
        <extracomment>%1: a connection, %2: its account, %3: a Region</extracomment>
        <translation>%1 (%2) in %3</translation>
    </message>
</context>
<context>
    <name>Cell</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>%1
UTC: %2</source>
        <extracomment>A local time with its zone, then the same in UTC</extracomment>
        <translation>%1
UTC: %2</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>%1 used, no limit</source>
        <translation>%1 belegt, kein Limit</translation>
    </message>
    <message>
        <source>%1 of %2 used, %3</source>
        <translation>%1 von %2 belegt, %3</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>A percentage; with a no-break space before the sign where the language wants it</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>vor %1 d</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>The form of a date in tables, as QLocale::toString() understands it</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>ChartPage</name>
    <message>
        <source>d MMMM</source>
        <comment>day of a year</comment>
        <translation>d. MMMM</translation>
    </message>
</context>
<context>
    <name>ChartPainter</name>
    <message>
        <source>Not recorded</source>
        <translation>Nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>%1: last value %2</source>
        <translation>%1: letzter Wert %2</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Likely range (80%)</source>
        <translation>Wahrscheinlicher Bereich (80 %)</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Keep other active grants</source>
        <translation>Andere aktive Gewährungen behalten</translation>
    </message>
    <message>
        <source>Replace other active grants</source>
        <translation>Andere aktive Gewährungen ersetzen</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>Verteilen</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>Auschecken</translation>
    </message>
    <message>
        <source>Borrow</source>
        <translation>Ausleihen</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Einchecken</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Verlängern</translation>
    </message>
    <message>
        <source>List purchased</source>
        <translation>Gekaufte auflisten</translation>
    </message>
    <message>
        <source>Create tokens</source>
        <translation>Token erstellen</translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation>Vorläufig</translation>
    </message>
    <message>
        <source>Perpetual</source>
        <translation>Dauerhaft</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Microseconds</source>
        <translation>Mikrosekunden</translation>
    </message>
    <message>
        <source>Milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>Kilobytes</source>
        <translation>Kilobyte</translation>
    </message>
    <message>
        <source>Megabytes</source>
        <translation>Megabyte</translation>
    </message>
    <message>
        <source>Gigabytes</source>
        <translation>Gigabyte</translation>
    </message>
    <message>
        <source>Terabytes</source>
        <translation>Terabyte</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bit</translation>
    </message>
    <message>
        <source>Kilobits</source>
        <translation>Kilobit</translation>
    </message>
    <message>
        <source>Megabits</source>
        <translation>Megabit</translation>
    </message>
    <message>
        <source>Gigabits</source>
        <translation>Gigabit</translation>
    </message>
    <message>
        <source>Terabits</source>
        <translation>Terabit</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>Byte pro Sekunde</translation>
    </message>
    <message>
        <source>Kilobytes per second</source>
        <translation>Kilobyte pro Sekunde</translation>
    </message>
    <message>
        <source>Megabytes per second</source>
        <translation>Megabyte pro Sekunde</translation>
    </message>
    <message>
        <source>Gigabytes per second</source>
        <translation>Gigabyte pro Sekunde</translation>
    </message>
    <message>
        <source>Terabytes per second</source>
        <translation>Terabyte pro Sekunde</translation>
    </message>
    <message>
        <source>Bits per second</source>
        <translation>Bit pro Sekunde</translation>
    </message>
    <message>
        <source>Kilobits per second</source>
        <translation>Kilobit pro Sekunde</translation>
    </message>
    <message>
        <source>Megabits per second</source>
        <translation>Megabit pro Sekunde</translation>
    </message>
    <message>
        <source>Gigabits per second</source>
        <translation>Gigabit pro Sekunde</translation>
    </message>
    <message>
        <source>Terabits per second</source>
        <translation>Terabit pro Sekunde</translation>
    </message>
    <message>
        <source>Count per second</source>
        <translation>Anzahl pro Sekunde</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Waiting for accept</source>
        <translation>Wartet auf Annahme</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Accepted, not active</source>
        <translation>Angenommen, nicht aktiv</translation>
    </message>
    <message>
        <source>Sent to members</source>
        <translation>An Mitglieder gesendet</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>vCPU</source>
        <translation>vCPU</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>Sockel</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Deactivated</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Ausgesetzt</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>add</source>
        <translation>hinzufügen</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>entfernen</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>ersetzen</translation>
    </message>
    <message>
        <source>move</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>kopieren</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prüfen</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Weekly</source>
        <translation>Wöchentlich</translation>
    </message>
    <message>
        <source>Monthly</source>
        <translation>Monatlich</translation>
    </message>
    <message>
        <source>EC2 instance</source>
        <translation>EC2-Instanz</translation>
    </message>
    <message>
        <source>EC2 host</source>
        <translation>EC2-Host</translation>
    </message>
    <message>
        <source>AMI</source>
        <translation>AMI</translation>
    </message>
    <message>
        <source>RDS</source>
        <translation>RDS</translation>
    </message>
    <message>
        <source>Managed instance</source>
        <translation>Verwaltete Instanz</translation>
    </message>
    <message>
        <source>JWT, PS384</source>
        <translation>JWT, PS384</translation>
    </message>
    <message>
        <source>Equals</source>
        <translation>Ist gleich</translation>
    </message>
    <message>
        <source>Not equal to</source>
        <translation>Ist ungleich</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>AWS Marketplace</source>
        <translation>AWS Marketplace</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Einmal</translation>
    </message>
    <message>
        <source>Summary of self-managed licenses</source>
        <translation>Übersicht der selbstverwalteten Lizenzen</translation>
    </message>
    <message>
        <source>Usage by resource</source>
        <translation>Nutzung nach Ressource</translation>
    </message>
    <message>
        <source>Usage by asset group</source>
        <translation>Nutzung nach Asset-Gruppe</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Aktualisierungstoken</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Authorizer</source>
        <translation>Authorizer</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>Wird aktualisiert</translation>
    </message>
    <message>
        <source>Creating</source>
        <translation>Wird erstellt</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>Nicht verfügbar</translation>
    </message>
    <message>
        <source>Flushing</source>
        <translation>Wird geleert</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>Streng</translation>
    </message>
    <message>
        <source>Regional</source>
        <translation>Regional</translation>
    </message>
    <message>
        <source>Edge-optimized</source>
        <translation>Edge-optimiert</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation>IPv4</translation>
    </message>
    <message>
        <source>Dual-stack</source>
        <translation>Dual-Stack</translation>
    </message>
    <message>
        <source>TLS 1.0</source>
        <translation>TLS 1.0</translation>
    </message>
    <message>
        <source>TLS 1.2</source>
        <translation>TLS 1.2</translation>
    </message>
    <message>
        <source>Fail with 403</source>
        <translation>Mit 403 ablehnen</translation>
    </message>
    <message>
        <source>Succeed with a response header</source>
        <translation>Mit Antwortkopf zulassen</translation>
    </message>
    <message>
        <source>Succeed without a response header</source>
        <translation>Ohne Antwortkopf zulassen</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Has a grant</source>
        <translation>Hat eine Gewährung</translation>
    </message>
    <message>
        <source>There twice</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Own account</source>
        <translation>Eigenes Konto</translation>
    </message>
    <message>
        <source>Not valid</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Prüft…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Overwrites</source>
        <translation>Überschreibt</translation>
    </message>
    <message>
        <source>Wrong value</source>
        <translation>Falscher Wert</translation>
    </message>
    <message>
        <source>Unknown plan</source>
        <translation>Unbekannter Plan</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>Unusable</source>
        <translation>Unbrauchbar</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Entitlement consumption</source>
        <translation>Verbrauch von Berechtigungen</translation>
    </message>
    <message>
        <source>Grants and their state</source>
        <translation>Grants und ihr Zustand</translation>
    </message>
    <message>
        <source>Expiring soon</source>
        <translation>Läuft bald ab</translation>
    </message>
    <message>
        <source>Usage-plan quotas</source>
        <translation>Kontingente der Nutzungspläne</translation>
    </message>
    <message>
        <source>Chargeback</source>
        <translation>Kostenverteilung</translation>
    </message>
    <message>
        <source>Changes since a date</source>
        <translation>Änderungen seit einem Tag</translation>
    </message>
    <message>
        <source>Activity journal</source>
        <translation>Aktivitätsjournal</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>Nicht gruppiert</translation>
    </message>
    <message>
        <source>By account</source>
        <translation>Nach Konto</translation>
    </message>
    <message>
        <source>By product</source>
        <translation>Nach Produkt</translation>
    </message>
    <message>
        <source>By Region</source>
        <translation>Nach Region</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>Letzte 365 Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>From and to</source>
        <translation>Von und bis</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>HTML, one file</source>
        <translation>HTML, eine Datei</translation>
    </message>
    <message>
        <source>Excel (XLSX)</source>
        <translation>Excel (XLSX)</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>UTF-8 with a mark, for Excel</source>
        <translation>UTF-8 mit Kennung, für Excel</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>Täglich</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Montag</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Dienstag</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Mittwoch</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Donnerstag</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Freitag</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Samstag</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Sonntag</translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>Self-managed license</source>
        <translation>Selbst verwaltete Lizenz</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Gewährung</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Check-out</source>
        <translation>Auscheckung</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Percent used</source>
        <translation>Prozent genutzt</translation>
    </message>
    <message>
        <source>Amount used</source>
        <translation>Genutzte Menge</translation>
    </message>
    <message>
        <source>Days until used up</source>
        <translation>Tage, bis es aufgebraucht ist</translation>
    </message>
    <message>
        <source>Jump, in percent of the limit</source>
        <translation>Sprung, in Prozent der Grenze</translation>
    </message>
    <message>
        <source>Jump, in units</source>
        <translation>Sprung, in Einheiten</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Nicht verwendet</translation>
    </message>
    <message>
        <source>Used up before the reset</source>
        <translation>Vor dem Neubeginn aufgebraucht</translation>
    </message>
    <message>
        <source>Checked out too long</source>
        <translation>Zu lange ausgecheckt</translation>
    </message>
    <message>
        <source>Grant pending too long</source>
        <translation>Grant wartet zu lange</translation>
    </message>
    <message>
        <source>Ends soon</source>
        <translation>Endet bald</translation>
    </message>
    <message>
        <source>Nothing recorded</source>
        <translation>Nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>One item</source>
        <translation>Ein Objekt</translation>
    </message>
    <message>
        <source>One product</source>
        <translation>Ein Produkt</translation>
    </message>
    <message>
        <source>One connection</source>
        <translation>Eine Verbindung</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Danger</source>
        <translation>Gefahr</translation>
    </message>
    <message>
        <source>Once a day</source>
        <translation>Einmal am Tag</translation>
    </message>
    <message>
        <source>With each reading</source>
        <translation>Bei jeder Messung</translation>
    </message>
</context>
<context>
    <name>Client</name>
    <message>
        <source>This connection is marked as read-only.</source>
        <translation>Diese Verbindung ist als nur lesend gekennzeichnet.</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Used %</source>
        <translation>Belegt %</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Gewährung</translation>
    </message>
    <message>
        <source>From account</source>
        <translation>Von Konto</translation>
    </message>
    <message>
        <source>To account</source>
        <translation>An Konto</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Heimat</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Pre-check</source>
        <translation>Vorprüfung</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>Kein Ende</translation>
    </message>
    <message>
        <source>License status</source>
        <translation>Lizenzstatus</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Quota per key</source>
        <translation>Kontingent je Schlüssel</translation>
    </message>
    <message>
        <source>No quota</source>
        <translation>Kein Kontingent</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>This period</source>
        <translation>Dieser Zeitraum</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>Resets (UTC)</source>
        <translation>Rücksetzung (UTC)</translation>
    </message>
    <message>
        <source>Per day</source>
        <translation>Pro Tag</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiviert</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht ausgeführt</translation>
    </message>
    <message>
        <source>Unknown, checking</source>
        <translation>Unbekannt, wird geprüft</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Local service</source>
        <translation>Lokaler Dienst</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Access keys</source>
        <translation>Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet…</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesend</translation>
    </message>
    <message>
        <source>Production, read-only</source>
        <translation>Produktion, nur lesend</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Kennzeichen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Connection ID</source>
        <translation>Verbindungs-ID</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Rulesets</source>
        <translation>Regelsätze</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Stored keys</source>
        <translation>Aufbewahrte Schlüssel</translation>
    </message>
    <message>
        <source>Web identity</source>
        <translation>Web-Identität</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Browser sign-in</source>
        <translation>Anmeldung im Browser</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>Nirgends</translation>
    </message>
    <message numerus="yes">
        <source>%n role(s)</source>
        <translation>
            <numerusform>%n Rolle</numerusform>
            <numerusform>%n Rollen</numerusform>
        </translation>
    </message>
    <message>
        <source>MFA code</source>
        <translation>MFA-Code</translation>
    </message>
    <message>
        <source>Every Region</source>
        <translation>Jede Region</translation>
    </message>
    <message numerus="yes">
        <source>%n Region(s)</source>
        <translation>
            <numerusform>%n Region</numerusform>
            <numerusform>%n Regionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Waits for keys</source>
        <translation>Wartet auf Schlüssel</translation>
    </message>
    <message>
        <source>Waits until %1</source>
        <translation>Wartet bis %1</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Not present</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>Gezählt in</translation>
    </message>
    <message>
        <source>This account</source>
        <translation>Dieses Konto</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Entfallen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>No plan</source>
        <translation>Kein Plan</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Method throttles</source>
        <translation>Drosselungen je Methode</translation>
    </message>
    <message>
        <source>Whole plan</source>
        <translation>Ganzer Plan</translation>
    </message>
    <message>
        <source>Fires</source>
        <translation>Schlägt an</translation>
    </message>
    <message>
        <source>Does not fire</source>
        <translation>Schlägt nicht an</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Danger</source>
        <translation>Gefahr</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>License Console</source>
        <translation>License Console</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Begins anew</source>
        <translation>Beginnt neu</translation>
    </message>
    <message numerus="yes">
        <source>In %n day(s)</source>
        <translation>
            <numerusform>In %n Tag</numerusform>
            <numerusform>In %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>Bald</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>%1, the UTC day</source>
        <translation>%1, der UTC-Tag</translation>
    </message>
    <message>
        <source>%1
UTC: %2</source>
        <extracomment>A local time with its zone, then the same in UTC</extracomment>
        <translation>%1
UTC: %2</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>How near</source>
        <translation>Wie nah</translation>
    </message>
    <message>
        <source>Lead time, days</source>
        <translation>Vorlauf, Tage</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>No traffic 30 days</source>
        <translation>30 Tage ohne Verkehr</translation>
    </message>
    <message>
        <source>Exhausted</source>
        <translation>Aufgebraucht</translation>
    </message>
    <message>
        <source>Read %1. The service counts up to %2 minutes late.</source>
        <translation>Gelesen %1. Der Dienst zählt bis zu %2 Minuten verspätet.</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Nearly used up</source>
        <translation>Fast aufgebraucht</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Erweiterung</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Tage übrig</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>No traffic</source>
        <translation>Kein Verkehr</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>Noch nicht gelaufen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Open this page; the ids are listed below.</source>
        <translation>Diese Seite öffnen; die Kennungen stehen unten.</translation>
    </message>
    <message>
        <source>Keep all of the program&apos;s own files in this folder.</source>
        <translation>Alle eigenen Dateien des Programms in diesem Ordner ablegen.</translation>
    </message>
    <message>
        <source>With the word reset: make the sample data of the local service anew.</source>
        <translation>Mit dem Wort reset: die Beispieldaten des lokalen Dienstes neu anlegen.</translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation>Diesen Text anzeigen.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Die Version anzeigen.</translation>
    </message>
    <message>
        <source>Unexpected word: %1.</source>
        <translation>Unerwartetes Wort: %1.</translation>
    </message>
    <message>
        <source>There is no page %1. Pages: %2.</source>
        <translation>Es gibt keine Seite %1. Seiten: %2.</translation>
    </message>
    <message>
        <source>--export needs a file name.</source>
        <translation>--export braucht einen Dateinamen.</translation>
    </message>
    <message>
        <source>--sample takes the word reset only.</source>
        <translation>--sample nimmt nur das Wort reset.</translation>
    </message>
    <message>
        <source>A console for AWS License Manager and API Gateway usage plans.</source>
        <translation>Eine Konsole für AWS License Manager und Nutzungspläne von API Gateway.</translation>
    </message>
    <message>
        <source>Pages: %1</source>
        <translation>Seiten: %1</translation>
    </message>
    <message>
        <source>It has a character that no command can have.</source>
        <translation>Es enthält ein Zeichen, das kein Befehl haben kann.</translation>
    </message>
    <message>
        <source>It ends with a backslash.</source>
        <translation>Es endet mit einem umgekehrten Schrägstrich.</translation>
    </message>
    <message>
        <source>It has &quot;%1&quot;, which needs a shell, and none is used. Put the command into a script and name that.</source>
        <translation>Es enthält „%1“, das eine Shell braucht, und es wird keine verwendet. Schreiben Sie den Befehl in ein Skript und nennen Sie dieses.</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>It names no program.</source>
        <translation>Es nennt kein Programm.</translation>
    </message>
    <message>
        <source>Open this connection: local, local:vendor, local:customer, environment, profile:NAME or a NAME; may be given several times.</source>
        <translation>Diese Verbindung öffnen: local, local:vendor, local:customer, environment, profile:NAME oder ein NAME; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Write a consumption report without opening a window; the name ends in .pdf, .html, .csv, .xlsx or .json, or in .ics for the expiry calendar.</source>
        <translation>Einen Verbrauchsbericht ohne Fenster schreiben; der Name endet auf .pdf, .html, .csv, .xlsx oder .json, oder auf .ics für den Ablaufkalender.</translation>
    </message>
    <message>
        <source>Record consumption once without a window: of the named connections, or of those that were open last.</source>
        <translation>Den Verbrauch einmal ohne Fenster aufzeichnen: der genannten Verbindungen oder der zuletzt offenen.</translation>
    </message>
    <message>
        <source>Hold what is recorded against the alert rules, without a window or any call: a JSON line for each alert in force; exit code 1 when one asks for attention.</source>
        <translation>Die Aufzeichnung an den Alarmregeln messen, ohne Fenster und ohne Aufruf: eine JSON-Zeile für jeden geltenden Alarm; Rückgabewert 1, wenn einer Aufmerksamkeit verlangt.</translation>
    </message>
    <message>
        <source>Make the saved report of this name without opening a window.</source>
        <translation>Den gespeicherten Bericht dieses Namens ohne Fenster erstellen.</translation>
    </message>
    <message>
        <source>With --report: write to this file; without it, to the folder of its schedule or here.</source>
        <translation>Mit --report: in diese Datei schreiben; ohne sie in den Ordner seines Zeitplans oder hierher.</translation>
    </message>
    <message>
        <source>--export and --record are two tasks; ask for one at a time.</source>
        <translation>--export und --record sind zwei Aufgaben; nur eine auf einmal verlangen.</translation>
    </message>
    <message>
        <source>--report is a task of its own; ask for it without --export and --record.</source>
        <translation>--report ist eine eigene Aufgabe; ohne --export und --record verlangen.</translation>
    </message>
    <message>
        <source>--report needs the name of a report.</source>
        <translation>--report braucht den Namen eines Berichts.</translation>
    </message>
    <message>
        <source>--output goes with --report only.</source>
        <translation>--output gehört nur zu --report.</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 alerts, 2 usage, 3 partly, 4 nothing read, 5 cannot write</source>
        <translation>Rückgabewerte: 0 fertig, 1 Alarme, 2 Aufruf, 3 teilweise, 4 nichts gelesen, 5 nicht schreibbar</translation>
    </message>
</context>
<context>
    <name>ConfigurationChecks</name>
    <message>
        <source>A hard limit needs a license count.</source>
        <translation>Ein hartes Limit braucht eine Lizenzanzahl.</translation>
    </message>
    <message>
        <source>License count: enter 0 or more.</source>
        <translation>Lizenzanzahl: 0 oder mehr eingeben.</translation>
    </message>
</context>
<context>
    <name>ConnectionAccess</name>
    <message>
        <source>The keychain has no keys of this connection.</source>
        <translation>Der Schlüsselbund hat keine Schlüssel dieser Verbindung.</translation>
    </message>
    <message>
        <source>No Region is configured.</source>
        <translation>Keine Region ist eingestellt.</translation>
    </message>
    <message>
        <source>The local service has no account named &quot;%1&quot;.</source>
        <translation>Der lokale Dienst hat kein Konto namens „%1“.</translation>
    </message>
</context>
<context>
    <name>ConnectionColor</name>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Gray</source>
        <translation>Grau</translation>
    </message>
</context>
<context>
    <name>ConnectionDraft</name>
    <message>
        <source>This is no address that can be called.</source>
        <translation>Das ist keine Adresse, die aufgerufen werden kann.</translation>
    </message>
</context>
<context>
    <name>ConnectionEditing</name>
    <message>
        <source>Leave out the user name and password: they are not kept.</source>
        <translation>Lassen Sie Benutzername und Kennwort weg: Sie werden nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Enter an address such as https://license-manager.example.com.</source>
        <translation>Geben Sie eine Adresse wie https://license-manager.example.com ein.</translation>
    </message>
    <message>
        <source>Enter an address such as http://proxy.example.com:3128.</source>
        <translation>Geben Sie eine Adresse wie http://proxy.example.com:3128 ein.</translation>
    </message>
    <message>
        <source>Leave out the user name and password: they are not kept. The variable HTTPS_PROXY may have them.</source>
        <translation>Lassen Sie Benutzername und Kennwort weg: Sie werden nicht aufbewahrt. Die Variable HTTPS_PROXY darf sie enthalten.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no Region. Enter a name such as eu-west-1.</source>
        <translation>„%1“ ist keine Region. Geben Sie einen Namen wie eu-west-1 ein.</translation>
    </message>
    <message>
        <source>Give the connection a name.</source>
        <translation>Geben Sie der Verbindung einen Namen.</translation>
    </message>
    <message>
        <source>Enter at most 128 characters.</source>
        <translation>Geben Sie höchstens 128 Zeichen ein.</translation>
    </message>
    <message>
        <source>The name has characters that cannot be shown.</source>
        <translation>Der Name hat Zeichen, die nicht gezeigt werden können.</translation>
    </message>
    <message>
        <source>%1 and %2 belong to different partitions: no keys work in both.</source>
        <translation>%1 und %2 gehören zu verschiedenen Partitionen: Keine Schlüssel gelten in beiden.</translation>
    </message>
    <message>
        <source>An endpoint of your own has no such variant. Turn this off.</source>
        <translation>Ein eigener Endpunkt hat keine solche Variante. Schalten Sie das aus.</translation>
    </message>
    <message>
        <source>The file %1 does not exist or cannot be read.</source>
        <translation>Die Datei %1 gibt es nicht, oder sie kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>There is a connection named &quot;%1&quot; already.</source>
        <translation>Es gibt schon eine Verbindung namens „%1“.</translation>
    </message>
    <message>
        <source>There is no profile named &quot;%1&quot;.</source>
        <translation>Es gibt kein Profil namens „%1“.</translation>
    </message>
</context>
<context>
    <name>ConnectionLook</name>
    <message>
        <source>Production, read-only</source>
        <translation>Produktion, nur lesend</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesend</translation>
    </message>
</context>
<context>
    <name>ConnectionRegistry</name>
    <message>
        <source>vendor</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>Kunde</translation>
    </message>
</context>
<context>
    <name>CredentialPlan</name>
    <message>
        <source>%1 is set, but %2 is not.</source>
        <translation>%1 ist gesetzt, %2 aber nicht.</translation>
    </message>
    <message>
        <source>A key has characters that cannot be sent.</source>
        <translation>Ein Schlüssel hat Zeichen, die nicht gesendet werden können.</translation>
    </message>
    <message>
        <source>The profiles form a loop by source_profile: %1. Let one of them name keys of its own.</source>
        <translation>Die Profile bilden über source_profile einen Kreis: %1. Lassen Sie eines davon eigene Schlüssel nennen.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; names &quot;%2&quot; as its source_profile, but there is no profile of that name.</source>
        <translation>Das Profil „%1“ nennt „%2“ als source_profile, aber es gibt kein Profil dieses Namens.</translation>
    </message>
    <message>
        <source>Neither the environment nor a profile named &quot;default&quot; has access keys.</source>
        <translation>Weder die Umgebung noch ein Profil namens „default“ hat Zugriffsschlüssel.</translation>
    </message>
    <message>
        <source>There is no profile named &quot;%1&quot;.</source>
        <translation>Es gibt kein Profil namens „%1“.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; has both source_profile and credential_source. Remove one of them.</source>
        <translation>Das Profil „%1“ hat source_profile und credential_source. Entfernen Sie eins davon.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; has a role_arn, but neither source_profile nor credential_source says whose keys may assume the role.</source>
        <translation>Das Profil „%1“ hat ein role_arn, aber weder source_profile noch credential_source sagt, wessen Schlüssel die Rolle annehmen dürfen.</translation>
    </message>
    <message>
        <source>duration_seconds of the profile &quot;%1&quot; is not a number from 900 to 43200.</source>
        <translation>duration_seconds des Profils „%1“ ist keine Zahl von 900 bis 43200.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; takes its keys from &quot;%2&quot; (credential_source), which this program does not support: it is meant for a desktop.</source>
        <translation>Das Profil „%1“ nimmt seine Schlüssel von „%2“ (credential_source), was dieses Programm nicht unterstützt: Es ist für einen Desktop gedacht.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; takes its keys from the environment (credential_source), but %2 and %3 are not set.</source>
        <translation>Das Profil „%1“ nimmt seine Schlüssel aus der Umgebung (credential_source), aber %2 und %3 sind nicht gesetzt.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; uses a login session (login_session), which this program does not support. Use SSO or a role instead.</source>
        <translation>Das Profil „%1“ verwendet eine Anmeldesitzung (login_session), die dieses Programm nicht unterstützt. Verwenden Sie stattdessen SSO oder eine Rolle.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; has web_identity_token_file, but no role_arn.</source>
        <translation>Das Profil „%1“ hat web_identity_token_file, aber kein role_arn.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; has %2, but no %3.</source>
        <translation>Das Profil „%1“ hat %2, aber kein %3.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; signs in with IAM Identity Center (SSO), but has no %2.</source>
        <translation>Das Profil „%1“ meldet sich mit IAM Identity Center (SSO) an, hat aber kein %2.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; names the sso-session &quot;%2&quot;, but there is no section [sso-session %2].</source>
        <translation>Das Profil „%1“ nennt die sso-session „%2“, aber es gibt keinen Abschnitt [sso-session %2].</translation>
    </message>
    <message>
        <source>The section [sso-session %1] has no %2.</source>
        <translation>Der Abschnitt [sso-session %1] hat kein %2.</translation>
    </message>
    <message>
        <source>%2 of the profile &quot;%1&quot; is not that of its section [sso-session %3]. Remove it from the profile.</source>
        <translation>%2 des Profils „%1“ ist nicht der Wert seines Abschnitts [sso-session %3]. Entfernen Sie ihn aus dem Profil.</translation>
    </message>
    <message>
        <source>%1 of the profile &quot;%2&quot;</source>
        <translation>%1 des Profils „%2“</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; has no access keys and does not say where to get them: neither a role, SSO, a web identity nor a credential_process.</source>
        <translation>Das Profil „%1“ hat keine Zugriffsschlüssel und sagt nicht, woher sie kommen: weder eine Rolle noch SSO, eine Web-Identität oder ein credential_process.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; signs in with IAM Identity Center (SSO), but names no sso_account_id and sso_role_name whose keys it wants.</source>
        <translation>Das Profil „%1“ meldet sich mit IAM Identity Center (SSO) an, nennt aber kein sso_account_id und sso_role_name, deren Schlüssel es will.</translation>
    </message>
    <message>
        <source>%1 handed out keys without all parts.</source>
        <translation>%1 hat unvollständige Schlüssel ausgegeben.</translation>
    </message>
    <message>
        <source>%1 handed out keys with characters that cannot be sent.</source>
        <translation>%1 hat Schlüssel mit Zeichen ausgegeben, die nicht gesendet werden können.</translation>
    </message>
</context>
<context>
    <name>DiscoveryWords</name>
    <message>
        <source>Discovery knows managed servers (SSM_MANAGED) and databases (RDS).</source>
        <translation>Die Erkennung kennt verwaltete Server (SSM_MANAGED) und Datenbanken (RDS).</translation>
    </message>
    <message>
        <source>Say what to look for.</source>
        <translation>Angeben, wonach gesucht wird.</translation>
    </message>
    <message>
        <source>%1 cannot be looked for.</source>
        <translation>Nach %1 kann nicht gesucht werden.</translation>
    </message>
    <message>
        <source>Enter %1.</source>
        <translation>%1 eingeben.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Enter at least one value.</source>
        <translation>Mindestens einen Wert eingeben.</translation>
    </message>
    <message>
        <source>%1 is not one of %2.</source>
        <translation>%1 ist keiner von %2.</translation>
    </message>
    <message>
        <source>Databases cannot be combined with other products.</source>
        <translation>Datenbanken können nicht mit anderen Produkten verbunden werden.</translation>
    </message>
    <message>
        <source>Databases are counted by vCPU only.</source>
        <translation>Datenbanken werden nur nach vCPU gezählt.</translation>
    </message>
    <message>
        <source>Databases cannot have rules.</source>
        <translation>Datenbanken können keine Regeln haben.</translation>
    </message>
    <message>
        <source>Databases cannot have a hard limit.</source>
        <translation>Datenbanken können keine harte Grenze haben.</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>%1 of %2 licenses are used.</source>
        <translation>%1 von %2 Lizenzen sind belegt.</translation>
    </message>
    <message>
        <source>The limit is hard: no further resource can be started.</source>
        <translation>Das Limit ist hart: Keine weitere Ressource kann gestartet werden.</translation>
    </message>
    <message>
        <source>The limit is hard, but no number of licenses is given.</source>
        <translation>Das Limit ist hart, aber es ist keine Lizenzanzahl angegeben.</translation>
    </message>
    <message>
        <source>Nothing is attached to it and it discovers nothing: it will never count anything.</source>
        <translation>Ihr ist nichts zugeordnet, und sie erkennt nichts: Sie wird nie etwas zählen.</translation>
    </message>
    <message>
        <source>Automated discovery last ran on %1.</source>
        <translation>Die automatische Erkennung lief zuletzt am %1.</translation>
    </message>
    <message>
        <source>It ended on %1.</source>
        <translation>Sie endete am %1.</translation>
    </message>
    <message>
        <source>It ends on %1.</source>
        <translation>Sie endet am %1.</translation>
    </message>
    <message>
        <source>Hard limit reached</source>
        <translation>Hartes Limit erreicht</translation>
    </message>
    <message>
        <source>Raise the number of licenses, or detach resources.</source>
        <translation>Die Lizenzanzahl erhöhen oder Ressourcen lösen.</translation>
    </message>
    <message>
        <source>More in use than owned</source>
        <translation>Mehr belegt als vorhanden</translation>
    </message>
    <message>
        <source>Buy more, raise the number of licenses, or detach resources.</source>
        <translation>Mehr kaufen, die Lizenzanzahl erhöhen oder Ressourcen lösen.</translation>
    </message>
    <message>
        <source>Hard limit without a number</source>
        <translation>Hartes Limit ohne Anzahl</translation>
    </message>
    <message>
        <source>Enter the number of licenses, or switch the hard limit off.</source>
        <translation>Die Lizenzanzahl eingeben oder das harte Limit ausschalten.</translation>
    </message>
    <message>
        <source>Self-managed license that has ended or soon will</source>
        <translation>Selbst verwaltete Lizenz, die beendet ist oder bald endet</translation>
    </message>
    <message>
        <source>Renew it and change the date, or delete it.</source>
        <translation>Sie erneuern und das Datum ändern oder sie löschen.</translation>
    </message>
    <message>
        <source>Discovery that does not run</source>
        <translation>Erkennung, die nicht läuft</translation>
    </message>
    <message>
        <source>Check the service settings and the inventory of the account.</source>
        <translation>Die Diensteinstellungen und den Bestand des Kontos prüfen.</translation>
    </message>
    <message>
        <source>Self-managed license that counts nothing</source>
        <translation>Selbst verwaltete Lizenz, die nichts zählt</translation>
    </message>
    <message>
        <source>Attach resources, give it discovery rules, or delete it.</source>
        <translation>Ressourcen zuordnen, ihr Erkennungsregeln geben oder sie löschen.</translation>
    </message>
    <message>
        <source>Report that could not be made</source>
        <translation>Bericht, der nicht erstellt werden konnte</translation>
    </message>
    <message>
        <source>Mend what the reason names, such as the rights on the bucket.</source>
        <translation>Beheben, was der Grund nennt, etwa die Rechte am Bucket.</translation>
    </message>
    <message>
        <source>Its license cannot be used before this account accepts it.</source>
        <translation>Ihre Lizenz kann erst genutzt werden, wenn dieses Konto sie annimmt.</translation>
    </message>
    <message>
        <source>It was accepted and is not active: accepting alone gives nobody the license.</source>
        <translation>Sie wurde angenommen und ist nicht aktiv: Das Annehmen allein gibt niemandem die Lizenz.</translation>
    </message>
    <message>
        <source>Account %1 has not accepted it yet.</source>
        <translation>Konto %1 hat sie noch nicht angenommen.</translation>
    </message>
    <message>
        <source>%1 gave this reason: %2</source>
        <translation>%1 gab diesen Grund an: %2</translation>
    </message>
    <message>
        <source>%1 gave no reason.</source>
        <translation>%1 gab keinen Grund an.</translation>
    </message>
    <message>
        <source>It is active in account %1, but its license has ended or is not available.</source>
        <translation>Sie ist im Konto %1 aktiv, aber ihre Lizenz ist beendet oder nicht verfügbar.</translation>
    </message>
    <message>
        <source>Grant accepted and not active</source>
        <translation>Angenommene, nicht aktive Gewährung</translation>
    </message>
    <message>
        <source>Activate it.</source>
        <translation>Sie aktivieren.</translation>
    </message>
    <message>
        <source>Grant that was refused or failed</source>
        <translation>Abgelehnte oder fehlgeschlagene Gewährung</translation>
    </message>
    <message>
        <source>Delete it, and make a new one where it is still wanted.</source>
        <translation>Sie löschen und, wo sie noch gewünscht ist, eine neue erteilen.</translation>
    </message>
    <message>
        <source>Active grant of an unusable license</source>
        <translation>Aktive Gewährung einer nicht nutzbaren Lizenz</translation>
    </message>
    <message>
        <source>Renew the license, or take the grant back.</source>
        <translation>Die Lizenz erneuern oder die Gewährung zurücknehmen.</translation>
    </message>
    <message>
        <source>Grant that waits for this account</source>
        <translation>Gewährung, die auf dieses Konto wartet</translation>
    </message>
    <message>
        <source>Accept or reject it.</source>
        <translation>Sie annehmen oder ablehnen.</translation>
    </message>
    <message>
        <source>Grant that nobody answered</source>
        <translation>Gewährung, die niemand beantwortet hat</translation>
    </message>
    <message>
        <source>Ask the account to accept it, or take it back.</source>
        <translation>Das Konto bitten, sie anzunehmen, oder sie zurücknehmen.</translation>
    </message>
    <message>
        <source>%1 has %2 usable licenses with the product SKU %3 and the same key fingerprint. A check-out names no more than these two, and takes the newest license.</source>
        <translation>%1 hat %2 nutzbare Lizenzen mit der Produkt-SKU %3 und demselben Schlüssel-Fingerabdruck. Eine Auscheckung nennt nur diese beiden und nimmt die neueste Lizenz.</translation>
    </message>
    <message>
        <source>It says neither how long a connected nor how long an offline check-out lasts, so nobody can check it out.</source>
        <translation>Sie sagt weder, wie lange eine verbundene, noch, wie lange eine Offline-Auscheckung dauert; deshalb kann niemand sie auschecken.</translation>
    </message>
    <message>
        <source>%1 has the unit None, which is not counted, and a maximum count of %2.</source>
        <translation>%1 hat die Einheit „Keine“, die nicht gezählt wird, und ein Maximum von %2.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 are used.</source>
        <translation>%1: %2 von %3 sind belegt.</translation>
    </message>
    <message>
        <source>It was granted to nobody, and this account is not its beneficiary either: nobody can use it.</source>
        <translation>Sie wurde niemandem gewährt, und dieses Konto ist auch nicht ihr Begünstigter: Niemand kann sie nutzen.</translation>
    </message>
    <message>
        <source>Licenses that cannot be told apart at check-out</source>
        <translation>Lizenzen, die sich beim Auschecken nicht unterscheiden lassen</translation>
    </message>
    <message>
        <source>Give each a product SKU of its own, or deactivate those not meant.</source>
        <translation>Jeder eine eigene Produkt-SKU geben oder die nicht gemeinten deaktivieren.</translation>
    </message>
    <message>
        <source>Validity that cannot be</source>
        <translation>Unmögliche Gültigkeit</translation>
    </message>
    <message>
        <source>Correct the dates in a new version.</source>
        <translation>Die Daten in einer neuen Version berichtigen.</translation>
    </message>
    <message>
        <source>License that cannot be checked out</source>
        <translation>Lizenz, die nicht ausgecheckt werden kann</translation>
    </message>
    <message>
        <source>Allow connected or offline check-outs in a new version.</source>
        <translation>Verbundene oder Offline-Auscheckungen in einer neuen Version erlauben.</translation>
    </message>
    <message>
        <source>Entitlement used up</source>
        <translation>Berechtigung aufgebraucht</translation>
    </message>
    <message>
        <source>Raise the maximum in a new version, or free what is held.</source>
        <translation>Das Maximum in einer neuen Version erhöhen oder Belegtes freigeben.</translation>
    </message>
    <message>
        <source>Entitlement nearly used up</source>
        <translation>Berechtigung fast aufgebraucht</translation>
    </message>
    <message>
        <source>Look at its chart, and raise the maximum in time.</source>
        <translation>Ihr Diagramm ansehen und das Maximum rechtzeitig erhöhen.</translation>
    </message>
    <message>
        <source>License that has ended</source>
        <translation>Lizenz, die beendet ist</translation>
    </message>
    <message>
        <source>Renew it with a new version, or delete it.</source>
        <translation>Sie mit einer neuen Version erneuern oder löschen.</translation>
    </message>
    <message>
        <source>License that ends within 30 days</source>
        <translation>Lizenz, die innerhalb von 30 Tagen endet</translation>
    </message>
    <message>
        <source>Renew it with a new version.</source>
        <translation>Sie mit einer neuen Version erneuern.</translation>
    </message>
    <message>
        <source>Feature with a count that has no effect</source>
        <translation>Funktion mit einer Anzahl, die nichts bewirkt</translation>
    </message>
    <message>
        <source>Take the count away, or choose a unit that is counted.</source>
        <translation>Die Anzahl entfernen oder eine Einheit wählen, die gezählt wird.</translation>
    </message>
    <message>
        <source>License that nobody can use</source>
        <translation>Lizenz, die niemand nutzen kann</translation>
    </message>
    <message>
        <source>Grant it, or name this account as its beneficiary.</source>
        <translation>Sie gewähren oder dieses Konto als ihren Begünstigten nennen.</translation>
    </message>
    <message>
        <source>Token that ends within 14 days</source>
        <translation>Token, das innerhalb von 14 Tagen endet</translation>
    </message>
    <message>
        <source>Create a new token and hand it out in time.</source>
        <translation>Rechtzeitig ein neues Token erstellen und ausgeben.</translation>
    </message>
    <message>
        <source>Token that has ended</source>
        <translation>Token, das beendet ist</translation>
    </message>
    <message>
        <source>Delete it.</source>
        <translation>Es löschen.</translation>
    </message>
    <message>
        <source>It is in no usage plan: stages that ask for a key refuse it.</source>
        <translation>Er ist in keinem Nutzungsplan: Stages, die einen Schlüssel verlangen, lehnen ihn ab.</translation>
    </message>
    <message>
        <source>It is disabled and still in %1.</source>
        <translation>Er ist deaktiviert und noch in %1.</translation>
    </message>
    <message>
        <source>Nothing is left of its quota before the next reset: its requests are answered with 429.</source>
        <translation>Von seinem Kontingent ist bis zur nächsten Rücksetzung nichts übrig: Seine Anfragen werden mit 429 beantwortet.</translation>
    </message>
    <message>
        <source>No stage of an API is attached: it meters nothing.</source>
        <translation>Keine Stage einer API ist zugeordnet: Er misst nichts.</translation>
    </message>
    <message>
        <source>No key is in it.</source>
        <translation>Er enthält keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Quota of a key used up</source>
        <translation>Kontingent eines Schlüssels aufgebraucht</translation>
    </message>
    <message>
        <source>Grant an extension, or move it to a larger plan.</source>
        <translation>Eine Erweiterung gewähren oder ihn in einen größeren Plan verschieben.</translation>
    </message>
    <message>
        <source>Key in no usage plan</source>
        <translation>Schlüssel in keinem Nutzungsplan</translation>
    </message>
    <message>
        <source>Add it to a plan, or delete it.</source>
        <translation>Ihn einem Plan hinzufügen oder löschen.</translation>
    </message>
    <message>
        <source>Disabled key in a usage plan</source>
        <translation>Deaktivierter Schlüssel in einem Nutzungsplan</translation>
    </message>
    <message>
        <source>Enable it, or take it out of the plan.</source>
        <translation>Ihn aktivieren oder aus dem Plan nehmen.</translation>
    </message>
    <message>
        <source>Usage plan without a stage</source>
        <translation>Nutzungsplan ohne Stage</translation>
    </message>
    <message>
        <source>Attach a stage, or delete the plan.</source>
        <translation>Eine Stage zuordnen oder den Plan löschen.</translation>
    </message>
    <message>
        <source>Usage plan without a key</source>
        <translation>Nutzungsplan ohne Schlüssel</translation>
    </message>
    <message>
        <source>Add a key, or delete the plan.</source>
        <translation>Einen Schlüssel hinzufügen oder den Plan löschen.</translation>
    </message>
</context>
<context>
    <name>DocumentFile</name>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>there are no dates in it</source>
        <translation>es sind keine Termine darin</translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>Kalender (*.ics)</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>Choose the Region</source>
        <translation>Region wählen</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>Compare changes</source>
        <translation>Änderungen vergleichen</translation>
    </message>
    <message>
        <source>Show resources</source>
        <translation>Ressourcen anzeigen</translation>
    </message>
    <message>
        <source>It</source>
        <translation>Es</translation>
    </message>
    <message>
        <source>%1 was not accepted</source>
        <translation>%1 wurde nicht angenommen</translation>
    </message>
    <message>
        <source>%1 may have been accepted</source>
        <translation>%1 wurde möglicherweise angenommen</translation>
    </message>
    <message>
        <source>%1 was not rejected</source>
        <translation>%1 wurde nicht abgelehnt</translation>
    </message>
    <message>
        <source>%1 may have been rejected</source>
        <translation>%1 wurde möglicherweise abgelehnt</translation>
    </message>
    <message>
        <source>%1 was not changed</source>
        <translation>%1 wurde nicht geändert</translation>
    </message>
    <message>
        <source>%1 may have been changed</source>
        <translation>%1 wurde möglicherweise geändert</translation>
    </message>
    <message>
        <source>Reading failed</source>
        <translation>Lesen fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>%1 konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 was not created</source>
        <translation>%1 wurde nicht erstellt</translation>
    </message>
    <message>
        <source>%1 may have been created</source>
        <translation>%1 wurde möglicherweise erstellt</translation>
    </message>
    <message>
        <source>%1 was not deleted</source>
        <translation>%1 wurde nicht gelöscht</translation>
    </message>
    <message>
        <source>%1 may have been deleted</source>
        <translation>%1 wurde möglicherweise gelöscht</translation>
    </message>
    <message>
        <source>Nothing was changed; only reading failed.</source>
        <translation>Nichts wurde geändert; nur das Lesen ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The service carried the change out, but its answer could not be read.</source>
        <translation>Der Dienst hat die Änderung ausgeführt, aber seine Antwort konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>It is not known whether the change was made.</source>
        <translation>Es ist nicht bekannt, ob die Änderung erfolgt ist.</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message>
        <source>The service refused the call: this can only be done in the home Region, and the call went to %1.</source>
        <translation>Der Dienst hat den Aufruf abgelehnt: Dies geht nur in der Heimatregion, und der Aufruf ging an %1.</translation>
    </message>
    <message>
        <source>Open the connection in the home Region, then try again.</source>
        <translation>Verbindung in der Heimatregion öffnen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The service refused the call: the home Region is %1, and the call went to %2.</source>
        <translation>Der Dienst hat den Aufruf abgelehnt: Die Heimatregion ist %1, und der Aufruf ging an %2.</translation>
    </message>
    <message>
        <source>Open the connection in %1, then try again.</source>
        <translation>Verbindung in %1 öffnen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The service refused the call: %1 signs for account %2, but this grant was made to account %3.</source>
        <translation>Der Dienst hat den Aufruf abgelehnt: %1 signiert für Konto %2, aber diese Gewährung wurde Konto %3 erteilt.</translation>
    </message>
    <message>
        <source>The service refused the call: %1 signs for account %2, but %3 belongs to account %4.</source>
        <translation>Der Dienst hat den Aufruf abgelehnt: %1 signiert für Konto %2, aber %3 gehört zu Konto %4.</translation>
    </message>
    <message>
        <source>Open a connection that signs for %1, then retry. Or ask its owner; you can send them the command.</source>
        <translation>Eine Verbindung öffnen, die für %1 signiert, dann wiederholen. Oder den Inhaber fragen; der Befehl lässt sich ihm senden.</translation>
    </message>
    <message>
        <source>No entitlement could be checked out: none of those asked for exists in this license, or each is at its maximum.</source>
        <translation>Keine Berechtigung konnte ausgecheckt werden: Keine der angefragten existiert in dieser Lizenz, oder jede hat ihr Maximum erreicht.</translation>
    </message>
    <message>
        <source>Check in what is no longer used, or raise the maximum in a new version. Check name and unit too: both must match exactly.</source>
        <translation>Nicht mehr Benötigtes einchecken oder das Maximum in einer neuen Version erhöhen. Auch Name und Einheit prüfen: Beide müssen genau übereinstimmen.</translation>
    </message>
    <message>
        <source>The license does not allow one of the entitlements asked for.</source>
        <translation>Die Lizenz erlaubt eine der angefragten Berechtigungen nicht.</translation>
    </message>
    <message>
        <source>Ask for fewer, or change the license.</source>
        <translation>Weniger anfragen oder die Lizenz ändern.</translation>
    </message>
    <message>
        <source>The service did not accept the check-out.</source>
        <translation>Der Dienst hat das Auschecken nicht angenommen.</translation>
    </message>
    <message>
        <source>The service refused the call: resources or a report generator still use %1.</source>
        <translation>Der Dienst hat den Aufruf abgelehnt: Ressourcen oder ein Berichtsgenerator verwenden %1 noch.</translation>
    </message>
    <message>
        <source>Detach its resources first, then delete it.</source>
        <translation>Zuerst die Ressourcen lösen, dann löschen.</translation>
    </message>
    <message>
        <source>The service refused the call: it would go over a hard limit.</source>
        <translation>Der Dienst hat den Aufruf abgelehnt: Ein hartes Limit würde überschritten.</translation>
    </message>
    <message>
        <source>Raise the license count, switch the hard limit off, or free a license first.</source>
        <translation>Die Lizenzanzahl erhöhen, das harte Limit ausschalten oder zuerst eine Lizenz freigeben.</translation>
    </message>
    <message>
        <source>Someone else changed %1 in the meantime.</source>
        <translation>Inzwischen hat jemand anderes %1 geändert.</translation>
    </message>
    <message>
        <source>this</source>
        <translation>dies</translation>
    </message>
    <message>
        <source>Compare both changes and choose, or reload and begin again.</source>
        <translation>Beide Änderungen vergleichen und wählen, oder neu laden und von vorn beginnen.</translation>
    </message>
    <message>
        <source>A quota of the account is used up.</source>
        <translation>Ein Kontingent des Kontos ist aufgebraucht.</translation>
    </message>
    <message>
        <source>Delete what is no longer needed, or ask AWS to raise the quota.</source>
        <translation>Nicht mehr Benötigtes löschen oder AWS um ein höheres Kontingent bitten.</translation>
    </message>
    <message>
        <source>The service refused the call: this account may not do it, or License Manager is not set up in it yet.</source>
        <translation>Der Dienst hat den Aufruf abgelehnt: Dieses Konto darf das nicht, oder License Manager ist darin noch nicht eingerichtet.</translation>
    </message>
    <message>
        <source>Check which account the connection signs for, and that License Manager was opened once in this account.</source>
        <translation>Prüfen, für welches Konto die Verbindung signiert und ob License Manager in diesem Konto einmal geöffnet wurde.</translation>
    </message>
    <message>
        <source>The call was stopped before its answer came.</source>
        <translation>Der Aufruf wurde abgebrochen, bevor seine Antwort kam.</translation>
    </message>
    <message>
        <source>Reload to see the present state.</source>
        <translation>Neu laden, um den jetzigen Stand zu sehen.</translation>
    </message>
    <message>
        <source>Start it again when you need it.</source>
        <translation>Bei Bedarf erneut starten.</translation>
    </message>
    <message>
        <source>%1 could not be reached.</source>
        <translation>%1 war nicht erreichbar.</translation>
    </message>
    <message>
        <source>The service could not be reached.</source>
        <translation>Der Dienst war nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network and the endpoint, then retry.</source>
        <translation>Netzwerk und Endpunkt prüfen, dann wiederholen.</translation>
    </message>
    <message>
        <source>The service did not answer in time.</source>
        <translation>Der Dienst hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The service answers no more calls for the moment: too many were sent.</source>
        <translation>Der Dienst beantwortet im Moment keine Aufrufe mehr: Es wurden zu viele gesendet.</translation>
    </message>
    <message>
        <source>Wait a little, then retry.</source>
        <translation>Kurz warten, dann wiederholen.</translation>
    </message>
    <message>
        <source>The keys of this connection have expired.</source>
        <translation>Die Schlüssel dieser Verbindung sind abgelaufen.</translation>
    </message>
    <message>
        <source>The service does not accept the keys of this connection.</source>
        <translation>Der Dienst nimmt die Schlüssel dieser Verbindung nicht an.</translation>
    </message>
    <message>
        <source>Sign in again, then retry.</source>
        <translation>Erneut anmelden, dann wiederholen.</translation>
    </message>
    <message>
        <source>Check the profile&apos;s access key and the clock of this computer, then retry.</source>
        <translation>Den Zugriffsschlüssel des Profils und die Uhr dieses Computers prüfen, dann wiederholen.</translation>
    </message>
    <message>
        <source>This identity is not allowed to call %1.</source>
        <translation>Diese Identität darf %1 nicht aufrufen.</translation>
    </message>
    <message>
        <source>Ask for a policy that allows it, or use another connection.</source>
        <translation>Um eine Richtlinie bitten, die es erlaubt, oder eine andere Verbindung verwenden.</translation>
    </message>
    <message>
        <source>The service does not know %1, or it was deleted.</source>
        <translation>Der Dienst kennt %1 nicht, oder es wurde gelöscht.</translation>
    </message>
    <message>
        <source>Reload the list.</source>
        <translation>Die Liste neu laden.</translation>
    </message>
    <message>
        <source>The service did not accept the values that were sent.</source>
        <translation>Der Dienst hat die gesendeten Werte nicht angenommen.</translation>
    </message>
    <message>
        <source>Details has its own words. Correct the values, then try again.</source>
        <translation>Seine eigenen Worte stehen unter Details. Die Werte berichtigen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The service failed on its side.</source>
        <translation>Beim Dienst selbst ist ein Fehler aufgetreten.</translation>
    </message>
    <message>
        <source>The answer could not be understood.</source>
        <translation>Die Antwort war nicht verständlich.</translation>
    </message>
    <message>
        <source>Check that the endpoint is one of AWS or of the local service, then reload.</source>
        <translation>Prüfen, ob der Endpunkt zu AWS oder zum lokalen Dienst gehört, dann neu laden.</translation>
    </message>
    <message>
        <source>Retry: the same request is sent again, and it cannot take effect twice.</source>
        <translation>Wiederholen: Dieselbe Anfrage wird erneut gesendet und kann nicht zweimal wirken.</translation>
    </message>
    <message>
        <source>Reload and look at the present state before you try again.</source>
        <translation>Vor einem neuen Versuch neu laden und den jetzigen Stand ansehen.</translation>
    </message>
    <message>
        <source>Retry in a moment.</source>
        <translation>Gleich noch einmal wiederholen.</translation>
    </message>
    <message>
        <source>Correct the profile or the connection, then open the connection again.</source>
        <translation>Berichtigen Sie das Profil oder die Verbindung und öffnen Sie die Verbindung noch einmal.</translation>
    </message>
    <message>
        <source>Correct the connection, then open it again.</source>
        <translation>Berichtigen Sie die Verbindung und öffnen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>The program could not write down what it was about to send, so it sent nothing.</source>
        <translation>Das Programm konnte nicht festhalten, was es senden wollte, und hat deshalb nichts gesendet.</translation>
    </message>
    <message>
        <source>Free some space on the disk or check the folder of the program&apos;s data, then retry.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger oder prüfen Sie den Ordner der Programmdaten, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The same change was sent before, and it is not known yet whether it was made.</source>
        <translation>Dieselbe Änderung wurde schon gesendet, und es ist noch nicht bekannt, ob sie ausgeführt wurde.</translation>
    </message>
    <message>
        <source>Wait until that is known: Activity shows it. Then try again if it was not done.</source>
        <translation>Warten Sie, bis das bekannt ist: „Aktivität“ zeigt es. Versuchen Sie es dann noch einmal, wenn sie nicht ausgeführt wurde.</translation>
    </message>
    <message>
        <source>It is not known whether the change was made; it is being checked.</source>
        <translation>Es ist nicht bekannt, ob die Änderung ausgeführt wurde; das wird geprüft.</translation>
    </message>
    <message>
        <source>The service refused the call: the clock of this computer is wrong.</source>
        <translation>Der Dienst hat den Aufruf abgelehnt: Die Uhr dieses Rechners geht falsch.</translation>
    </message>
    <message>
        <source>Set the clock, then retry.</source>
        <translation>Stellen Sie die Uhr, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The network does not know the service&apos;s host name.</source>
        <translation>Das Netz kennt den Rechnernamen des Dienstes nicht.</translation>
    </message>
    <message>
        <source>Check the network, and whether %1 is a Region that has this service.</source>
        <translation>Prüfen Sie das Netz und ob %1 eine Region mit diesem Dienst ist.</translation>
    </message>
    <message>
        <source>The proxy did not let the call through.</source>
        <translation>Der Proxy ließ den Aufruf nicht durch.</translation>
    </message>
    <message>
        <source>Check the proxy of the connection or of the environment, then retry.</source>
        <translation>Prüfen Sie den Proxy der Verbindung oder der Umgebung, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>No secure connection could be made: the service&apos;s certificate is not trusted.</source>
        <translation>Es konnte keine sichere Verbindung hergestellt werden: Dem Zertifikat des Dienstes wird nicht vertraut.</translation>
    </message>
    <message>
        <source>Check the endpoint, the clock of this computer, and the file of certificate authorities if the network has its own.</source>
        <translation>Prüfen Sie den Endpunkt, die Uhr dieses Rechners und die Datei der Zertifizierungsstellen, falls das Netz eigene hat.</translation>
    </message>
    <message>
        <source>The connection is marked as read-only, so nothing was sent.</source>
        <translation>Die Verbindung ist als nur lesend gekennzeichnet, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Use another connection, or allow changes in Connections.</source>
        <translation>Verwenden Sie eine andere Verbindung, oder erlauben Sie Änderungen unter „Verbindungen“.</translation>
    </message>
    <message>
        <source>Check the profile. If the new account is meant, confirm it in Connections.</source>
        <translation>Prüfen Sie das Profil. Ist das neue Konto gemeint, bestätigen Sie es unter „Verbindungen“.</translation>
    </message>
    <message>
        <source>Activity shows when it is known, and can check now. Try again only if it was not done.</source>
        <translation>„Aktivität“ zeigt, wann es bekannt ist, und kann sofort prüfen. Versuchen Sie es nur noch einmal, wenn sie nicht ausgeführt wurde.</translation>
    </message>
    <message>
        <source>Show check-outs</source>
        <translation>Auscheckungen zeigen</translation>
    </message>
    <message>
        <source>Activate grant</source>
        <translation>Gewährung aktivieren</translation>
    </message>
    <message>
        <source>Name the beneficiary</source>
        <translation>Den Begünstigten nennen</translation>
    </message>
    <message>
        <source>The account holds the license by a grant, but no active grant lets it check out.</source>
        <translation>Das Konto hält die Lizenz durch eine Gewährung, aber keine aktive Gewährung lässt es auschecken.</translation>
    </message>
    <message>
        <source>Activate the grant, then check out again. Or ask its grantor to allow check-outs.</source>
        <translation>Die Gewährung aktivieren, dann erneut auschecken. Oder den Gewährenden bitten, Auscheckungen zu erlauben.</translation>
    </message>
    <message>
        <source>No license that this account may use matches: its own license was asked for without its beneficiary, no grant is active, or product and key fingerprint belong to another license.</source>
        <translation>Keine Lizenz, die dieses Konto nutzen darf, passt: Seine eigene Lizenz wurde ohne ihren Begünstigten angefragt, keine Gewährung ist aktiv, oder Produkt und Schlüssel-Fingerabdruck gehören zu einer anderen Lizenz.</translation>
    </message>
    <message>
        <source>Name the beneficiary of an own license, or activate the grant under Received licenses. Then send it again.</source>
        <translation>Den Begünstigten einer eigenen Lizenz nennen oder die Gewährung unter den erhaltenen Lizenzen aktivieren. Dann erneut senden.</translation>
    </message>
    <message>
        <source>An account that uses its own license must name its beneficiary, and each unit must be the license&apos;s own. Add what is missing, then send it again.</source>
        <translation>Ein Konto, das seine eigene Lizenz nutzt, muss ihren Begünstigten nennen, und jede Einheit muss die der Lizenz sein. Fehlendes ergänzen, dann erneut senden.</translation>
    </message>
</context>
<context>
    <name>ExpiryCalendar</name>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Self-managed license</source>
        <translation>Selbst verwaltete Lizenz</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Gewährung</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Check-out</source>
        <translation>Auscheckung</translation>
    </message>
    <message>
        <source>Quota reset</source>
        <translation>Neubeginn des Kontingents</translation>
    </message>
    <message>
        <source>Quota resets</source>
        <translation>Kontingent beginnt neu</translation>
    </message>
    <message>
        <source>License ends</source>
        <translation>Lizenz endet</translation>
    </message>
    <message>
        <source>Received license ends</source>
        <translation>Erhaltene Lizenz endet</translation>
    </message>
    <message>
        <source>Grant ends with its license</source>
        <translation>Grant endet mit seiner Lizenz</translation>
    </message>
    <message>
        <source>Self-managed license expires</source>
        <translation>Selbst verwaltete Lizenz läuft ab</translation>
    </message>
    <message>
        <source>Token expires</source>
        <translation>Token läuft ab</translation>
    </message>
    <message>
        <source>Check-out ends</source>
        <translation>Check-out endet</translation>
    </message>
</context>
<context>
    <name>ExpiryDates</name>
    <message>
        <source>Account: %1</source>
        <translation>Konto: %1</translation>
    </message>
    <message>
        <source>Region: %1</source>
        <translation>Region: %1</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
    <message>
        <source>ARN or ID: %1</source>
        <translation>ARN oder ID: %1</translation>
    </message>
    <message>
        <source>Expiry calendar</source>
        <translation>Ablaufkalender</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What happens, and to what: &quot;License ends: Render Pro&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Name query</source>
        <translation>Namenssuche</translation>
    </message>
    <message>
        <source>Customer ID</source>
        <translation>Kunden-ID</translation>
    </message>
    <message>
        <source>Include values</source>
        <translation>Werte einschließen</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Key ID</source>
        <translation>Schlüssel-ID</translation>
    </message>
    <message>
        <source>Usage plan ID</source>
        <translation>Nutzungsplan-ID</translation>
    </message>
    <message>
        <source>Start date</source>
        <translation>Anfangsdatum</translation>
    </message>
    <message>
        <source>End date</source>
        <translation>Enddatum</translation>
    </message>
    <message>
        <source>Patch operations</source>
        <translation>Patch-Operationen</translation>
    </message>
    <message>
        <source>Product SKU</source>
        <translation>Produkt-SKU</translation>
    </message>
    <message>
        <source>Checkout type</source>
        <translation>Art des Auscheckens</translation>
    </message>
    <message>
        <source>Key fingerprint</source>
        <translation>Schlüssel-Fingerabdruck</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Beneficiary</source>
        <translation>Begünstigter</translation>
    </message>
    <message>
        <source>Node ID</source>
        <translation>Knoten-ID</translation>
    </message>
    <message>
        <source>License consumption token</source>
        <translation>Lizenzverbrauchs-Token</translation>
    </message>
    <message>
        <source>Entitlements allowed</source>
        <translation>Erlaubte Berechtigungen</translation>
    </message>
    <message>
        <source>Signed token</source>
        <translation>Signiertes Token</translation>
    </message>
    <message>
        <source>Issued at</source>
        <translation>Ausgestellt am</translation>
    </message>
    <message>
        <source>Expiration</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>License ARN</source>
        <translation>Lizenz-ARN</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>Gezählt nach</translation>
    </message>
    <message>
        <source>Licenses</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Hard limit</source>
        <translation>Hartes Limit</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Disassociate when not found</source>
        <translation>Zuordnung lösen, wenn nicht gefunden</translation>
    </message>
    <message>
        <source>Product information list</source>
        <translation>Produktinformationsliste</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>License configuration ARNs</source>
        <translation>Lizenzkonfigurations-ARNs</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>License configurations</source>
        <translation>Lizenzkonfigurationen</translation>
    </message>
    <message>
        <source>Resource ARN</source>
        <translation>Ressourcen-ARN</translation>
    </message>
    <message>
        <source>Add license specifications</source>
        <translation>Lizenzangaben hinzufügen</translation>
    </message>
    <message>
        <source>Remove license specifications</source>
        <translation>Lizenzangaben entfernen</translation>
    </message>
    <message>
        <source>License configuration usage list</source>
        <translation>Nutzungsliste der Lizenzkonfiguration</translation>
    </message>
    <message>
        <source>Grant name</source>
        <translation>Name der Gewährung</translation>
    </message>
    <message>
        <source>Principals</source>
        <translation>Prinzipale</translation>
    </message>
    <message>
        <source>Home Region</source>
        <translation>Heimatregion</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Grant ARN</source>
        <translation>Gewährungs-ARN</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Source version</source>
        <translation>Ausgangsversion</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Gewährung</translation>
    </message>
    <message>
        <source>Grant ARNs</source>
        <translation>Gewährungs-ARNs</translation>
    </message>
    <message>
        <source>Grants</source>
        <translation>Gewährungen</translation>
    </message>
    <message>
        <source>License name</source>
        <translation>Lizenzname</translation>
    </message>
    <message>
        <source>Product name</source>
        <translation>Produktname</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Gültigkeit</translation>
    </message>
    <message>
        <source>Consumption configuration</source>
        <translation>Verbrauchskonfiguration</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Reset usage</source>
        <translation>Nutzung zurücksetzen</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Deletion date</source>
        <translation>Löschdatum</translation>
    </message>
    <message>
        <source>License ARNs</source>
        <translation>Lizenz-ARNs</translation>
    </message>
    <message>
        <source>License usage</source>
        <translation>Lizenznutzung</translation>
    </message>
    <message>
        <source>Tag keys</source>
        <translation>Tag-Schlüssel</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>Benutzer-ID</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiviert</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Aktualisiert</translation>
    </message>
    <message>
        <source>Stage keys</source>
        <translation>Stage-Schlüssel</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Overage allowed</source>
        <translation>Überschreitung erlaubt</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Check-in allowed</source>
        <translation>Einchecken erlaubt</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Entitlement usages</source>
        <translation>Genutzte Berechtigungen</translation>
    </message>
    <message>
        <source>Activation override behavior</source>
        <translation>Verhalten bei Aktivierung</translation>
    </message>
    <message>
        <source>Parent ARN</source>
        <translation>Übergeordneter ARN</translation>
    </message>
    <message>
        <source>Grantee</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Sign key</source>
        <translation>Signaturschlüssel</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>At most (minutes)</source>
        <translation>Höchstens (Minuten)</translation>
    </message>
    <message>
        <source>Early check-in</source>
        <translation>Vorzeitiges Einchecken</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Erneuerung</translation>
    </message>
    <message>
        <source>Provisional configuration</source>
        <translation>Konfiguration für vorläufige Nutzung</translation>
    </message>
    <message>
        <source>Borrow configuration</source>
        <translation>Konfiguration für Ausleihe</translation>
    </message>
    <message>
        <source>Received status</source>
        <translation>Empfangsstatus</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Resource type</source>
        <translation>Ressourcentyp</translation>
    </message>
    <message>
        <source>Association count</source>
        <translation>Anzahl der Zuordnungen</translation>
    </message>
    <message>
        <source>Product information filter name</source>
        <translation>Name des Produktinformationsfilters</translation>
    </message>
    <message>
        <source>Product information filter value</source>
        <translation>Wert des Produktinformationsfilters</translation>
    </message>
    <message>
        <source>Product information filter comparator</source>
        <translation>Vergleich des Produktinformationsfilters</translation>
    </message>
    <message>
        <source>Product information filter list</source>
        <translation>Liste der Produktinformationsfilter</translation>
    </message>
    <message>
        <source>Last run time</source>
        <translation>Letzter Lauf</translation>
    </message>
    <message>
        <source>Resource status</source>
        <translation>Ressourcenstatus</translation>
    </message>
    <message>
        <source>Owner account</source>
        <translation>Inhaberkonto</translation>
    </message>
    <message>
        <source>Associated</source>
        <translation>Zugeordnet</translation>
    </message>
    <message>
        <source>Ami association scope</source>
        <translation>Geltungsbereich der AMI-Zuordnung</translation>
    </message>
    <message>
        <source>Consumed license summary list</source>
        <translation>Übersicht verbrauchter Lizenzen</translation>
    </message>
    <message>
        <source>Managed resource summary list</source>
        <translation>Übersicht verwalteter Ressourcen</translation>
    </message>
    <message>
        <source>Automated discovery information</source>
        <translation>Angaben zur automatischen Erkennung</translation>
    </message>
    <message>
        <source>Op</source>
        <translation>Op</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Burst</source>
        <translation>Burst</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>Period starts on day</source>
        <translation>Zeitraum beginnt am Tag</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Api ID</source>
        <translation>API-ID</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Throttle</source>
        <translation>Drosselung</translation>
    </message>
    <message>
        <source>API stages</source>
        <translation>API-Stages</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Kontingent</translation>
    </message>
    <message>
        <source>Product code</source>
        <translation>Produktcode</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Fehlercode</translation>
    </message>
    <message>
        <source>Took (ms)</source>
        <translation>Dauer (ms)</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Include value</source>
        <translation>Mit Wert</translation>
    </message>
    <message>
        <source>Generate distinct ID</source>
        <translation>Eigene ID erzeugen</translation>
    </message>
    <message>
        <source>REST API ID</source>
        <translation>REST-API-ID</translation>
    </message>
    <message>
        <source>Deployment ID</source>
        <translation>Bereitstellungs-ID</translation>
    </message>
    <message>
        <source>Stage name</source>
        <translation>Name der Stufe</translation>
    </message>
    <message>
        <source>Key type</source>
        <translation>Schlüsselart</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>Konfigurationen</translation>
    </message>
    <message>
        <source>Rulesets</source>
        <translation>Regelsätze</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>License asset group</source>
        <translation>Asset-Gruppe</translation>
    </message>
    <message>
        <source>License asset groups</source>
        <translation>Asset-Gruppen</translation>
    </message>
    <message>
        <source>Asset type</source>
        <translation>Asset-Art</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Assets</translation>
    </message>
    <message>
        <source>License asset ruleset</source>
        <translation>Regelsatz</translation>
    </message>
    <message>
        <source>Show rulesets that AWS manages</source>
        <translation>Von AWS verwaltete Regelsätze zeigen</translation>
    </message>
    <message>
        <source>License asset rulesets</source>
        <translation>Regelsätze</translation>
    </message>
    <message>
        <source>Associations</source>
        <translation>Zuordnungen</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>License specifications</source>
        <translation>Lizenzangaben</translation>
    </message>
    <message>
        <source>Digital signature method</source>
        <translation>Signaturverfahren</translation>
    </message>
    <message>
        <source>Checkout metadata</source>
        <translation>Metadaten der Ausleihe</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>Umgestellt</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>License conversion tasks</source>
        <translation>Umstellungen</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>Report generator</source>
        <translation>Berichtsgenerator</translation>
    </message>
    <message>
        <source>Report generators</source>
        <translation>Berichtsgeneratoren</translation>
    </message>
    <message>
        <source>S3 bucket</source>
        <translation>S3-Bucket</translation>
    </message>
    <message>
        <source>SNS topic</source>
        <translation>SNS-Thema</translation>
    </message>
    <message>
        <source>Organization configuration</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Search member accounts</source>
        <translation>Mitgliedskonten durchsuchen</translation>
    </message>
    <message>
        <source>Resource share</source>
        <translation>Ressourcenfreigabe</translation>
    </message>
    <message>
        <source>Home Region of the search</source>
        <translation>Heimatregion der Suche</translation>
    </message>
    <message>
        <source>Source Regions of the search</source>
        <translation>Quellregionen der Suche</translation>
    </message>
    <message>
        <source>Service status</source>
        <translation>Dienststatus</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Expires after (days)</source>
        <translation>Läuft ab nach (Tage)</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Token IDs</source>
        <translation>Token-IDs</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>CloudWatch role</source>
        <translation>CloudWatch-Rolle</translation>
    </message>
    <message>
        <source>Throttle settings</source>
        <translation>Drosselung</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>API key version</source>
        <translation>Version der API-Schlüssel</translation>
    </message>
    <message>
        <source>Usage dimension</source>
        <translation>Nutzungsdimension</translation>
    </message>
    <message>
        <source>Last analysis</source>
        <translation>Letzte Auswertung</translation>
    </message>
    <message>
        <source>Last discovery</source>
        <translation>Letzte Suche</translation>
    </message>
    <message>
        <source>Asset ARN</source>
        <translation>Asset-ARN</translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Matching rule statements</source>
        <translation>Vergleiche</translation>
    </message>
    <message>
        <source>Script rule statements</source>
        <translation>Skriptregeln</translation>
    </message>
    <message>
        <source>And rule statement</source>
        <translation>Und-Regel</translation>
    </message>
    <message>
        <source>Or rule statement</source>
        <translation>Oder-Regel</translation>
    </message>
    <message>
        <source>Matching rule statement</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Script rule statement</source>
        <translation>Skriptregel</translation>
    </message>
    <message>
        <source>License configuration rule statement</source>
        <translation>Regel für selbstverwaltete Lizenzen</translation>
    </message>
    <message>
        <source>License rule statement</source>
        <translation>Lizenzregel</translation>
    </message>
    <message>
        <source>Instance rule statement</source>
        <translation>Instanzregel</translation>
    </message>
    <message>
        <source>Rule statement</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Error message</source>
        <translation>Fehlermeldung</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Operation name</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>Angefordert von</translation>
    </message>
    <message>
        <source>Product code ID</source>
        <translation>Produktcode</translation>
    </message>
    <message>
        <source>Product code type</source>
        <translation>Art des Produktcodes</translation>
    </message>
    <message>
        <source>Usage operation</source>
        <translation>Nutzungsvorgang</translation>
    </message>
    <message>
        <source>Product codes</source>
        <translation>Produktcodes</translation>
    </message>
    <message>
        <source>License asset group ARNs</source>
        <translation>ARNs der Asset-Gruppen</translation>
    </message>
    <message>
        <source>Report start date</source>
        <translation>Berichtsbeginn</translation>
    </message>
    <message>
        <source>Report end date</source>
        <translation>Berichtsende</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Key prefix</source>
        <translation>Schlüsselpräfix</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Letzter Lauf</translation>
    </message>
    <message>
        <source>Why the last run failed</source>
        <translation>Warum der letzte Lauf fehlschlug</translation>
    </message>
    <message>
        <source>Last report</source>
        <translation>Letzter Bericht</translation>
    </message>
    <message>
        <source>Made by account</source>
        <translation>Angelegt von Konto</translation>
    </message>
    <message>
        <source>Stored in</source>
        <translation>Ablageort</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Resource ID</source>
        <translation>Ressourcen-ID</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Platform version</source>
        <translation>Plattformversion</translation>
    </message>
    <message>
        <source>Marketplace product codes</source>
        <translation>Marketplace-Produktcodes</translation>
    </message>
    <message>
        <source>AMI</source>
        <translation>AMI</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>Instanztyp</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>IP address type</source>
        <translation>IP-Adressart</translation>
    </message>
    <message>
        <source>VPC endpoint IDs</source>
        <translation>VPC-Endpunkt-IDs</translation>
    </message>
    <message>
        <source>Binary media types</source>
        <translation>Binäre Medientypen</translation>
    </message>
    <message>
        <source>Minimum compression size</source>
        <translation>Kleinste komprimierte Größe</translation>
    </message>
    <message>
        <source>API key source</source>
        <translation>Herkunft des API-Schlüssels</translation>
    </message>
    <message>
        <source>Endpoint configuration</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>Disable execute API endpoint</source>
        <translation>Standardendpunkt abschalten</translation>
    </message>
    <message>
        <source>Root resource ID</source>
        <translation>ID der Wurzelressource</translation>
    </message>
    <message>
        <source>Security policy</source>
        <translation>Sicherheitsrichtlinie</translation>
    </message>
    <message>
        <source>Endpoint access mode</source>
        <translation>Zugriff auf den Endpunkt</translation>
    </message>
    <message>
        <source>API status</source>
        <translation>API-Status</translation>
    </message>
    <message>
        <source>API status message</source>
        <translation>Meldung zum API-Status</translation>
    </message>
    <message>
        <source>Work with AWS Organizations</source>
        <translation>Mit AWS Organizations arbeiten</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Search in member accounts</source>
        <translation>Suche in Mitgliedskonten</translation>
    </message>
    <message>
        <source>Search over Regions</source>
        <translation>Suche über Regionen</translation>
    </message>
    <message>
        <source>Metrics enabled</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>Logging level</source>
        <translation>Protokollstufe</translation>
    </message>
    <message>
        <source>Data trace enabled</source>
        <translation>Datenverfolgung</translation>
    </message>
    <message>
        <source>Throttling burst limit</source>
        <translation>Spitzengrenze</translation>
    </message>
    <message>
        <source>Throttling rate limit</source>
        <translation>Ratengrenze</translation>
    </message>
    <message>
        <source>Caching enabled</source>
        <translation>Zwischenspeicher</translation>
    </message>
    <message>
        <source>Cache TTL (seconds)</source>
        <translation>Gültigkeit im Zwischenspeicher (Sekunden)</translation>
    </message>
    <message>
        <source>Cache data encrypted</source>
        <translation>Zwischenspeicher verschlüsselt</translation>
    </message>
    <message>
        <source>Require authorization for cache control</source>
        <translation>Berechtigung für Cache-Control nötig</translation>
    </message>
    <message>
        <source>Unauthorized cache control header strategy</source>
        <translation>Ohne Berechtigung</translation>
    </message>
    <message>
        <source>Percent traffic</source>
        <translation>Anteil am Verkehr</translation>
    </message>
    <message>
        <source>Stage variable overrides</source>
        <translation>Geänderte Stufenvariablen</translation>
    </message>
    <message>
        <source>Use stage cache</source>
        <translation>Zwischenspeicher der Stufe</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Destination ARN</source>
        <translation>Ziel-ARN</translation>
    </message>
    <message>
        <source>Client certificate ID</source>
        <translation>ID des Clientzertifikats</translation>
    </message>
    <message>
        <source>Cache cluster enabled</source>
        <translation>Cache-Cluster</translation>
    </message>
    <message>
        <source>Cache cluster size</source>
        <translation>Größe des Cache-Clusters</translation>
    </message>
    <message>
        <source>Cache cluster status</source>
        <translation>Status des Cache-Clusters</translation>
    </message>
    <message>
        <source>Method settings</source>
        <translation>Methodeneinstellungen</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Documentation version</source>
        <translation>Dokumentationsversion</translation>
    </message>
    <message>
        <source>Access log settings</source>
        <translation>Zugriffsprotokoll</translation>
    </message>
    <message>
        <source>Canary settings</source>
        <translation>Canary-Einstellungen</translation>
    </message>
    <message>
        <source>Tracing enabled</source>
        <translation>Ablaufverfolgung</translation>
    </message>
    <message>
        <source>Web ACL ARN</source>
        <translation>Web-ACL-ARN</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Fail on warnings</source>
        <translation>Bei Warnungen abbrechen</translation>
    </message>
    <message>
        <source>IDs</source>
        <translation>IDs</translation>
    </message>
    <message>
        <source>Access key ID</source>
        <translation>Zugriffsschlüssel-ID</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Session name</source>
        <translation>Sitzungsname</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Checked out</source>
        <translation>Ausgecheckt</translation>
    </message>
    <message>
        <source>Consumption token</source>
        <translation>Verbrauchstoken</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Kennzeichen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Keys of</source>
        <translation>Schlüssel von</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Read-only: nothing can be changed over it</source>
        <translation>Nur lesend: Über sie kann nichts geändert werden</translation>
    </message>
    <message>
        <source>Production: marked in red wherever it is used</source>
        <translation>Produktion: überall rot gekennzeichnet, wo sie verwendet wird</translation>
    </message>
    <message>
        <source>All services</source>
        <translation>Alle Dienste</translation>
    </message>
    <message>
        <source>License Manager</source>
        <translation>License Manager</translation>
    </message>
    <message>
        <source>API Gateway</source>
        <translation>API Gateway</translation>
    </message>
    <message>
        <source>Security Token Service</source>
        <translation>Security Token Service</translation>
    </message>
    <message>
        <source>FIPS endpoints</source>
        <translation>FIPS-Endpunkte</translation>
    </message>
    <message>
        <source>Dual-stack endpoints</source>
        <translation>Dual-Stack-Endpunkte</translation>
    </message>
    <message>
        <source>Certificate authorities</source>
        <translation>Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Keys from</source>
        <translation>Schlüssel von</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-Status</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
    <message>
        <source>Service time</source>
        <translation>Dienstzeit</translation>
    </message>
    <message>
        <source>Seconds ahead</source>
        <translation>Sekunden voraus</translation>
    </message>
    <message>
        <source>Advance by seconds</source>
        <translation>Um Sekunden vorstellen</translation>
    </message>
    <message>
        <source>Lag in seconds</source>
        <translation>Rückstand in Sekunden</translation>
    </message>
    <message>
        <source>Usage plan</source>
        <translation>Nutzungsplan</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Counted requests</source>
        <translation>Gezählte Anfragen</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Changes only</source>
        <translation>Nur Änderungen</translation>
    </message>
    <message>
        <source>Delay in milliseconds</source>
        <translation>Verzögerung in Millisekunden</translation>
    </message>
    <message>
        <source>Cut the connection</source>
        <translation>Verbindung trennen</translation>
    </message>
    <message>
        <source>Carry out the call</source>
        <translation>Aufruf ausführen</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>Prinzipal</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Herausgeber</translation>
    </message>
    <message>
        <source>vCPUs</source>
        <translation>vCPUs</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockel</translation>
    </message>
    <message>
        <source>Optimized vCPUs</source>
        <translation>Optimierte vCPUs</translation>
    </message>
    <message>
        <source>Tenancy</source>
        <translation>Tenancy</translation>
    </message>
    <message>
        <source>License included</source>
        <translation>Lizenz enthalten</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Anwendungen</translation>
    </message>
    <message>
        <source>Engine edition</source>
        <translation>Engine-Edition</translation>
    </message>
    <message>
        <source>License packs</source>
        <translation>Lizenzpakete</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Usage plans</source>
        <translation>Nutzungspläne</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Type or ID</source>
        <translation>Typ oder ID</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>ARN or ID</source>
        <translation>ARN oder ID</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Newest reading</source>
        <translation>Neueste Messung</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Snoozed until</source>
        <translation>Zurückgestellt bis</translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Tells</source>
        <translation>Meldet</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>Last raised</source>
        <translation>Zuletzt ausgelöst</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Lead time</source>
        <translation>Vorlauf</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Tage übrig</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Price per unit</source>
        <translation>Preis je Einheit</translation>
    </message>
    <message>
        <source>Day of week</source>
        <translation>Wochentag</translation>
    </message>
    <message>
        <source>Day of month</source>
        <translation>Tag des Monats</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Keep the last</source>
        <translation>Die letzten behalten</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Within days</source>
        <translation>Innerhalb von Tagen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Tag key</source>
        <translation>Tag-Schlüssel</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Nachkommastellen</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Zeichenkodierung</translation>
    </message>
    <message>
        <source>Leave formulas in text as they are</source>
        <translation>Formeln im Text lassen, wie sie sind</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Say what it is as of</source>
        <translation>Den Stand angeben</translation>
    </message>
    <message>
        <source>Hide account numbers</source>
        <translation>Kontonummern verbergen</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Warns about</source>
        <translation>Warnt bei</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Notified</source>
        <translation>Gemeldet</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Entitlement or plan</source>
        <translation>Berechtigung oder Plan</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Resets</source>
        <translation>Beginnt neu</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Which one</source>
        <translation>Welches</translation>
    </message>
    <message>
        <source>Margin to clear</source>
        <translation>Abstand bis erledigt</translation>
    </message>
    <message>
        <source>Days before</source>
        <translation>Tage vorher</translation>
    </message>
    <message>
        <source>Within hours</source>
        <translation>Innerhalb von Stunden</translation>
    </message>
    <message>
        <source>For so many readings</source>
        <translation>Für so viele Messungen</translation>
    </message>
    <message>
        <source>Tell me</source>
        <translation>Melden</translation>
    </message>
    <message>
        <source>With a desktop notification</source>
        <translation>Mit einer Meldung auf dem Desktop</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Nächster Lauf</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Last file</source>
        <translation>Letzte Datei</translation>
    </message>
</context>
<context>
    <name>FieldProblem</name>
    <message>
        <source>%1 is needed.</source>
        <translation>%1 wird benötigt.</translation>
    </message>
    <message>
        <source>%1: enter %2 or more.</source>
        <translation>%1: %2 oder mehr eingeben.</translation>
    </message>
    <message>
        <source>%1: enter %2 or less.</source>
        <translation>%1: %2 oder weniger eingeben.</translation>
    </message>
    <message>
        <source>%1 needs at least %2 characters.</source>
        <translation>%1 braucht mindestens %2 Zeichen.</translation>
    </message>
    <message>
        <source>%1 may have at most %2 characters.</source>
        <translation>%1 darf höchstens %2 Zeichen haben.</translation>
    </message>
    <message>
        <source>%1 needs at least %2 entries.</source>
        <translation>%1 braucht mindestens %2 Einträge.</translation>
    </message>
    <message>
        <source>%1 may have at most %2 entries.</source>
        <translation>%1 darf höchstens %2 Einträge haben.</translation>
    </message>
    <message>
        <source>%1 does not have the form that the service expects.</source>
        <translation>%1 hat nicht die Form, die der Dienst erwartet.</translation>
    </message>
    <message>
        <source>%1: choose one of the values offered.</source>
        <translation>%1: einen der angebotenen Werte wählen.</translation>
    </message>
</context>
<context>
    <name>Forecast</name>
    <message>
        <source>d MMMM</source>
        <comment>date format, day and month</comment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>date format, day, month and year</comment>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>range of dates</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>d</source>
        <comment>date format, day of month in a range</comment>
        <translation>d.</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%1 von %2.</translation>
    </message>
    <message>
        <source>%1, no limit.</source>
        <translation>%1, keine Grenze.</translation>
    </message>
    <message>
        <source>About %1 per day.</source>
        <translation>Etwa %1 am Tag.</translation>
    </message>
    <message>
        <source>Falling about %1 per day.</source>
        <translation>Fällt um etwa %1 am Tag.</translation>
    </message>
    <message>
        <source>Rising about %1 per day.</source>
        <translation>Steigt um etwa %1 am Tag.</translation>
    </message>
    <message>
        <source>not before %1</source>
        <translation>nicht vor dem %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>date and its range</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Used up since %1.</source>
        <translation>Aufgebraucht seit dem %1.</translation>
    </message>
    <message>
        <source>Over the limit since %1.</source>
        <translation>Über der Grenze seit dem %1.</translation>
    </message>
    <message>
        <source>At the limit since %1.</source>
        <translation>An der Grenze seit dem %1.</translation>
    </message>
    <message>
        <source>May run out from %1 on.</source>
        <translation>Kann ab dem %1 ausgehen.</translation>
    </message>
    <message>
        <source>Too little data for a forecast.</source>
        <translation>Zu wenige Daten für eine Prognose.</translation>
    </message>
    <message>
        <source>Not rising.</source>
        <translation>Steigt nicht.</translation>
    </message>
    <message>
        <source>Resets on %1, before it is used up.</source>
        <translation>Beginnt am %1 neu, bevor es aufgebraucht ist.</translation>
    </message>
    <message>
        <source>Resets before it is used up.</source>
        <translation>Beginnt neu, bevor es aufgebraucht ist.</translation>
    </message>
    <message>
        <source>Would reach %1 around %2.</source>
        <translation>Würde %1 etwa am %2 erreichen.</translation>
    </message>
    <message>
        <source>%1 are used up around %2.</source>
        <translation>%1 sind etwa am %2 aufgebraucht.</translation>
    </message>
    <message>
        <source>Reaches %1 around %2.</source>
        <translation>Erreicht %1 etwa am %2.</translation>
    </message>
    <message>
        <source>Resets on %1.</source>
        <translation>Beginnt am %1 neu.</translation>
    </message>
    <message>
        <source>Does not reach %1 within two years.</source>
        <translation>Erreicht %1 nicht innerhalb von zwei Jahren.</translation>
    </message>
    <message>
        <source>License ended %1.</source>
        <translation>Lizenz endete am %1.</translation>
    </message>
    <message>
        <source>License ends %1.</source>
        <translation>Lizenz endet am %1.</translation>
    </message>
    <message>
        <source>Too little data</source>
        <translation>Zu wenige Daten</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>Over now</source>
        <translation>Jetzt darüber</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>Aufgebraucht</translation>
    </message>
    <message>
        <source>Not rising</source>
        <translation>Steigt nicht</translation>
    </message>
    <message>
        <source>Resets first</source>
        <translation>Beginnt vorher neu</translation>
    </message>
    <message>
        <source>Not within two years</source>
        <translation>Nicht in zwei Jahren</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Robust line over daily values</source>
        <translation>Robuste Gerade über Tageswerte</translation>
    </message>
    <message>
        <source>Robust line over daily values with weekly rhythm</source>
        <translation>Robuste Gerade über Tageswerte mit Wochenrhythmus</translation>
    </message>
    <message>
        <source>Robust line from the level after a jump</source>
        <translation>Robuste Gerade vom Stand nach einem Sprung</translation>
    </message>
    <message>
        <source>Use per day until the reset</source>
        <translation>Nutzung je Tag bis zum Neubeginn</translation>
    </message>
</context>
<context>
    <name>GatewayChecks</name>
    <message>
        <source>Enter a name.</source>
        <translation>Einen Namen eingeben.</translation>
    </message>
    <message>
        <source>Enter at most %1 characters.</source>
        <translation>Höchstens %1 Zeichen eingeben.</translation>
    </message>
    <message>
        <source>Enter 0 or more requests per second.</source>
        <translation>0 oder mehr Anfragen pro Sekunde eingeben.</translation>
    </message>
    <message>
        <source>Enter how many requests a key may make in a period.</source>
        <translation>Eingeben, wie viele Anfragen ein Schlüssel in einem Zeitraum stellen darf.</translation>
    </message>
    <message>
        <source>Choose a period.</source>
        <translation>Einen Zeitraum wählen.</translation>
    </message>
    <message>
        <source>Choose an API and one of its stages.</source>
        <translation>Eine API und eine ihrer Stages wählen.</translation>
    </message>
    <message>
        <source>%1 is there twice. Take one away.</source>
        <translation>%1 ist zweimal vorhanden. Eine davon entfernen.</translation>
    </message>
    <message>
        <source>Enter the ARN of a role, such as arn:aws:iam::111122223333:role/logs.</source>
        <translation>Den ARN einer Rolle eingeben, etwa arn:aws:iam::111122223333:role/logs.</translation>
    </message>
    <message>
        <source>The value is too short: it needs at least %1 characters.</source>
        <translation>Der Wert ist zu kurz: Er braucht mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The value is too long: it may have at most %1 characters.</source>
        <translation>Der Wert ist zu lang: Er darf höchstens %1 Zeichen haben.</translation>
    </message>
    <message>
        <source>The value has characters other than letters, digits and signs.</source>
        <translation>Der Wert hat andere Zeichen als Buchstaben, Ziffern und Sonderzeichen.</translation>
    </message>
    <message>
        <source>Enter a whole number from 0 to %1.</source>
        <translation>Eine ganze Zahl von 0 bis %1 eingeben.</translation>
    </message>
    <message>
        <source>Enter requests per second, a burst, or both.</source>
        <translation>Anfragen pro Sekunde, einen Burst oder beides eingeben.</translation>
    </message>
    <message>
        <source>Periods of a day start at midnight UTC: enter 0.</source>
        <translation>Zeiträume eines Tages beginnen um Mitternacht UTC: 0 eingeben.</translation>
    </message>
    <message>
        <source>Enter 0 to 6 days after Monday.</source>
        <translation>0 bis 6 Tage nach Montag eingeben.</translation>
    </message>
    <message>
        <source>Enter 0 to 27 days after the first of the month.</source>
        <translation>0 bis 27 Tage nach dem Monatsersten eingeben.</translation>
    </message>
    <message>
        <source>Enter a path that begins with a slash, and a method.</source>
        <translation>Einen Pfad, der mit einem Schrägstrich beginnt, und eine Methode eingeben.</translation>
    </message>
    <message>
        <source>A stage has at most %1 method throttles.</source>
        <translation>Eine Stage hat höchstens %1 Drosselungen je Methode.</translation>
    </message>
</context>
<context>
    <name>GrantChecks</name>
    <message>
        <source>Enter an account of 12 digits, or the ARN of an organization or unit.</source>
        <translation>Ein Konto mit 12 Ziffern oder den ARN einer Organisation oder Einheit eingeben.</translation>
    </message>
    <message>
        <source>An account id has 12 digits; leading zeros count.</source>
        <translation>Eine Kontonummer hat 12 Ziffern; führende Nullen zählen.</translation>
    </message>
    <message>
        <source>Enter who receives the grant.</source>
        <translation>Eingeben, wer die Gewährung empfängt.</translation>
    </message>
    <message>
        <source>A grant has exactly one receiver.</source>
        <translation>Eine Gewährung hat genau einen Empfänger.</translation>
    </message>
    <message>
        <source>Choose at least one right.</source>
        <translation>Mindestens ein Recht wählen.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) cannot receive a grant: correct or remove them.</source>
        <translation>
            <numerusform>%n Eintrag kann keine Gewährung empfangen: ihn berichtigen oder entfernen.</numerusform>
            <numerusform>%n Einträge können keine Gewährung empfangen: sie berichtigen oder entfernen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter at least one account that has no grant yet.</source>
        <translation>Mindestens ein Konto eingeben, das noch keine Gewährung hat.</translation>
    </message>
    <message>
        <source>A license has at most %1 grants: make these in several turns.</source>
        <translation>Eine Lizenz hat höchstens %1 Gewährungen: diese in mehreren Durchgängen erteilen.</translation>
    </message>
</context>
<context>
    <name>Grantee</name>
    <message>
        <source>Enter an account of 12 digits, or the ARN of an account, organization or unit.</source>
        <translation>Ein Konto mit 12 Ziffern oder den ARN eines Kontos, einer Organisation oder Einheit eingeben.</translation>
    </message>
    <message numerus="yes">
        <source>An account id has 12 digits, this has %n: leading zeros count.</source>
        <translation>
            <numerusform>Eine Konto-ID hat 12 Ziffern, diese hat %n: Führende Nullen zählen mit.</numerusform>
            <numerusform>Eine Konto-ID hat 12 Ziffern, diese hat %n: Führende Nullen zählen mit.</numerusform>
        </translation>
    </message>
    <message>
        <source>The license is in the partition %1.</source>
        <translation>Die Lizenz ist in der Partition %1.</translation>
    </message>
    <message>
        <source>A grant goes to a whole account: its ARN ends in :root.</source>
        <translation>Eine Gewährung geht an ein ganzes Konto: Sein ARN endet auf :root.</translation>
    </message>
    <message>
        <source>It stands in line %1 already.</source>
        <translation>Es steht schon in Zeile %1.</translation>
    </message>
    <message>
        <source>It has the grant %1 of this license.</source>
        <translation>Es hat die Gewährung %1 dieser Lizenz.</translation>
    </message>
    <message>
        <source>This account grants the license.</source>
        <translation>Dieses Konto gewährt die Lizenz.</translation>
    </message>
</context>
<context>
    <name>HeatMapChart</name>
    <message>
        <source>Use is even: %1 on average at every recorded hour.</source>
        <translation>Die Nutzung ist gleichmäßig: %1 im Mittel zu jeder aufgezeichneten Stunde.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>A weekday and an hour: &quot;Tuesday at 14:00&quot;</extracomment>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>Most are in use on %1: %2 on average, %3 at most. Fewest on %4: %5 on average.</source>
        <translation>Am meisten in Nutzung am %1: %2 im Mittel, %3 höchstens. Am wenigsten am %4: %5 im Mittel.</translation>
    </message>
</context>
<context>
    <name>HtmlWriter</name>
    <message>
        <source>Not everything could be read.</source>
        <translation>Nicht alles konnte gelesen werden.</translation>
    </message>
</context>
<context>
    <name>InventoryFilter</name>
    <message>
        <source>Resource ID</source>
        <translation>Ressourcen-ID</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>License included</source>
        <translation>Lizenz enthalten</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
</context>
<context>
    <name>JobProgress</name>
    <message>
        <source>%1 done</source>
        <translation>%1 fertig</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 in progress</source>
        <translation>%1 in Arbeit</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 wartend</translation>
    </message>
    <message>
        <source>%1 not sent</source>
        <translation>%1 nicht gesendet</translation>
    </message>
</context>
<context>
    <name>KeyFileReader</name>
    <message>
        <source>The file is larger than %1.</source>
        <translation>Die Datei ist größer als %1.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file has no keys after its first line.</source>
        <translation>Die Datei hat nach der ersten Zeile keine Schlüssel.</translation>
    </message>
    <message>
        <source>There is no usage plan %1 here.</source>
        <translation>Hier gibt es keinen Nutzungsplan %1.</translation>
    </message>
    <message>
        <source>Takes the place of what %1 (%2) says.</source>
        <translation>Ersetzt, was %1 (%2) sagt.</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n Zeichen</numerusform>
            <numerusform>%n Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is no text in UTF-8. Save it as CSV UTF-8, then choose it again.</source>
        <translation>Die Datei ist kein Text in UTF-8. Als CSV UTF-8 speichern, dann erneut wählen.</translation>
    </message>
    <message>
        <source>Line %1: a value in quotes has no end.</source>
        <translation>Zeile %1: Ein Wert in Anführungszeichen hat kein Ende.</translation>
    </message>
    <message>
        <source>Line %1: text follows a value in quotes.</source>
        <translation>Zeile %1: Auf einen Wert in Anführungszeichen folgt Text.</translation>
    </message>
    <message>
        <source>Column %1 is not used.</source>
        <translation>Spalte %1 wird nicht verwendet.</translation>
    </message>
    <message>
        <source>Column %1 is there twice.</source>
        <translation>Spalte %1 ist zweimal vorhanden.</translation>
    </message>
    <message>
        <source>The first line must name the columns Name and Key.</source>
        <translation>Die erste Zeile muss die Spalten Name und Key nennen.</translation>
    </message>
    <message>
        <source>It has more values than there are columns.</source>
        <translation>Sie hat mehr Werte, als es Spalten gibt.</translation>
    </message>
    <message>
        <source>Enabled is neither true nor false.</source>
        <translation>Enabled ist weder true noch false.</translation>
    </message>
    <message>
        <source>Line %1 has the same value.</source>
        <translation>Zeile %1 hat denselben Wert.</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>Der Name fehlt.</translation>
    </message>
    <message>
        <source>It has characters that no text has.</source>
        <translation>Sie hat Zeichen, die kein Text hat.</translation>
    </message>
    <message>
        <source>A name and a description have at most %1 characters.</source>
        <translation>Ein Name und eine Beschreibung haben höchstens %1 Zeichen.</translation>
    </message>
</context>
<context>
    <name>LicenseChecks</name>
    <message>
        <source>The end must be after the beginning.</source>
        <translation>Das Ende muss nach dem Beginn liegen.</translation>
    </message>
    <message>
        <source>Provisional use needs at least 1 minute.</source>
        <translation>Vorläufige Nutzung braucht mindestens 1 Minute.</translation>
    </message>
    <message>
        <source>Borrowing needs at least 1 minute.</source>
        <translation>Ausleihen braucht mindestens 1 Minute.</translation>
    </message>
    <message>
        <source>Borrowing needs a sign key.</source>
        <translation>Ausleihen braucht einen Signaturschlüssel.</translation>
    </message>
    <message>
        <source>A license needs at least one entitlement.</source>
        <translation>Eine Lizenz braucht mindestens eine Berechtigung.</translation>
    </message>
    <message>
        <source>%1 is there twice. Names must differ.</source>
        <translation>%1 kommt zweimal vor. Namen müssen verschieden sein.</translation>
    </message>
    <message>
        <source>Maximum of %1: the unit None counts nothing. Clear the maximum or choose a unit.</source>
        <translation>Maximum von %1: Die Einheit „Keine“ zählt nichts. Das Maximum leeren oder eine Einheit wählen.</translation>
    </message>
    <message>
        <source>Maximum of %1: enter 0 or more.</source>
        <translation>Maximum von %1: 0 oder mehr eingeben.</translation>
    </message>
    <message>
        <source>At most 25 counted and 25 uncounted entitlements are possible.</source>
        <translation>Höchstens 25 gezählte und 25 ungezählte Berechtigungen sind möglich.</translation>
    </message>
    <message>
        <source>Maximum of %1: %2 are in use, you entered %3. Enter %2 or more, or wait until some are checked in.</source>
        <translation>Maximum von %1: %2 sind belegt, eingegeben ist %3. %2 oder mehr eingeben oder warten, bis einige eingecheckt sind.</translation>
    </message>
</context>
<context>
    <name>LicenseSheet</name>
    <message>
        <source>Line %1: a quotation mark is not closed.</source>
        <translation>Zeile %1: Ein Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>Line %1: there is text behind a closing quotation mark.</source>
        <translation>Zeile %1: Hinter einem schließenden Anführungszeichen steht Text.</translation>
    </message>
    <message>
        <source>The first line has to name the columns.</source>
        <translation>Die erste Zeile muss die Spalten nennen.</translation>
    </message>
    <message>
        <source>There is no column %1: see the example.</source>
        <translation>Die Spalte %1 gibt es nicht: siehe das Beispiel.</translation>
    </message>
    <message>
        <source>The column %1 stands there twice.</source>
        <translation>Die Spalte %1 steht zweimal da.</translation>
    </message>
    <message>
        <source>It has %1 cells, the header has %2.</source>
        <translation>Sie hat %1 Zellen, die Kopfzeile hat %2.</translation>
    </message>
    <message>
        <source>%1 is no date: write 2027-01-31 or 2027-01-31T00:00:00Z.</source>
        <translation>%1 ist kein Datum: 2027-01-31 oder 2027-01-31T00:00:00Z schreiben.</translation>
    </message>
    <message>
        <source>%1 is no whole number.</source>
        <translation>%1 ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>The SKU %1 stands in line %2 already.</source>
        <translation>Die SKU %1 steht schon in Zeile %2.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>%1 (%2)</source>
        <comment>page and mark</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>License Console</source>
        <translation>License Console</translation>
    </message>
    <message>
        <source>%1 – License Console</source>
        <comment>page</comment>
        <translation>%1 – License Console</translation>
    </message>
</context>
<context>
    <name>PageEntries</name>
    <message>
        <source>Grants</source>
        <translation>Gewährungen</translation>
    </message>
    <message>
        <source>Licenses</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Ausgestellt</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Self-managed</source>
        <translation>Selbstverwaltet</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Distributed</source>
        <translation>Verteilt</translation>
    </message>
    <message>
        <source>Usage plans</source>
        <translation>Nutzungspläne</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>Check-outs</source>
        <translation>Auscheckungen</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Asset groups</source>
        <translation>Ressourcengruppen</translation>
    </message>
    <message>
        <source>Rulesets</source>
        <translation>Regelsätze</translation>
    </message>
    <message>
        <source>Conversions</source>
        <translation>Umwandlungen</translation>
    </message>
    <message>
        <source>Report generators</source>
        <translation>Berichtsgeneratoren</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Activity journal</source>
        <translation>Aktivitätsjournal</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>License doctor</source>
        <translation>Lizenzdoktor</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>Service settings</source>
        <translation>Diensteinstellungen</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Quota board</source>
        <translation>Kontingente</translation>
    </message>
    <message>
        <source>Expiry calendar</source>
        <translation>Ablaufkalender</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>Alarmregeln</translation>
    </message>
</context>
<context>
    <name>PdfWriter</name>
    <message>
        <source>The page cannot be drawn.</source>
        <translation>Die Seite kann nicht gezeichnet werden.</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
</context>
<context>
    <name>PreCheck</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Replaces %1</source>
        <translation>Ersetzt %1</translation>
    </message>
    <message>
        <source>Needs other profile</source>
        <translation>Braucht anderes Profil</translation>
    </message>
    <message>
        <source>Needs %1</source>
        <translation>Braucht %1</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Grant %1 for this product is active in the account. Two licenses of one Marketplace product cannot be active at once: keep it, or replace it.</source>
        <translation>Die Gewährung %1 für dieses Produkt ist im Konto aktiv. Zwei Lizenzen eines Marketplace-Produkts können nicht zugleich aktiv sein: behalten oder ersetzen.</translation>
    </message>
    <message>
        <source>This grant was made to account %1. Open a connection that signs for it.</source>
        <translation>Diese Gewährung wurde Konto %1 erteilt. Eine Verbindung öffnen, die dafür signiert.</translation>
    </message>
    <message>
        <source>A grant is answered in its home Region. Open the connection in %1.</source>
        <translation>Eine Gewährung wird in ihrer Heimatregion beantwortet. Die Verbindung in %1 öffnen.</translation>
    </message>
    <message>
        <source>This grant was answered already.</source>
        <translation>Diese Gewährung wurde schon beantwortet.</translation>
    </message>
</context>
<context>
    <name>Profiles</name>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ProgramFolders</name>
    <message>
        <source>The folder %1 cannot be written. Nothing was changed. Choose another one with --data.</source>
        <translation>Der Ordner %1 ist nicht beschreibbar. Nichts wurde geändert. Mit --data einen anderen wählen.</translation>
    </message>
</context>
<context>
    <name>RecordingText</name>
    <message>
        <source>everything that was not read yet</source>
        <translation>alles, was noch nicht gelesen wurde</translation>
    </message>
    <message>
        <source>issued licenses</source>
        <translation>ausgestellte Lizenzen</translation>
    </message>
    <message numerus="yes">
        <source>%n issued license(s)</source>
        <translation>
            <numerusform>%n ausgestellte Lizenz</numerusform>
            <numerusform>%n ausgestellte Lizenzen</numerusform>
        </translation>
    </message>
    <message>
        <source>received licenses</source>
        <translation>erhaltene Lizenzen</translation>
    </message>
    <message numerus="yes">
        <source>%n received license(s)</source>
        <translation>
            <numerusform>%n erhaltene Lizenz</numerusform>
            <numerusform>%n erhaltene Lizenzen</numerusform>
        </translation>
    </message>
    <message>
        <source>self-managed licenses</source>
        <translation>selbst verwalteten Lizenzen</translation>
    </message>
    <message numerus="yes">
        <source>%n self-managed license(s)</source>
        <translation>
            <numerusform>%n selbst verwaltete Lizenz</numerusform>
            <numerusform>%n selbst verwaltete Lizenzen</numerusform>
        </translation>
    </message>
    <message>
        <source>usage plans</source>
        <translation>Nutzungspläne</translation>
    </message>
    <message numerus="yes">
        <source>%n usage plan(s)</source>
        <translation>
            <numerusform>%n Nutzungsplan</numerusform>
            <numerusform>%n Nutzungspläne</numerusform>
        </translation>
    </message>
    <message>
        <source>Recording was stopped, or the connection was closed.</source>
        <translation>Die Aufzeichnung wurde angehalten oder die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>%1 in %2, %3: %4</source>
        <translation>%1 in %2, %3: %4</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>Units used</source>
        <translation>Genutzte Einheiten</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Price per unit</source>
        <translation>Preis je Einheit</translation>
    </message>
    <message>
        <source>Exact amount</source>
        <translation>Genauer Betrag</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Share of the total</source>
        <translation>Anteil an der Summe</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message numerus="yes">
        <source>Amounts are units used times the price per unit, in %1, computed exactly. They are cut off at %n decimal(s); what is missing to the rounded total goes to those that lost most (largest remainder), so that the parts sum to the total.</source>
        <translation>
            <numerusform>Beträge sind genutzte Einheiten mal Preis je Einheit, in %1, genau gerechnet. Sie werden nach %n Nachkommastelle abgeschnitten; was zur gerundeten Summe fehlt, geht an die, die am meisten verloren (größter Rest), sodass die Teile die Summe ergeben.</numerusform>
            <numerusform>Beträge sind genutzte Einheiten mal Preis je Einheit, in %1, genau gerechnet. Sie werden nach %n Nachkommastellen abgeschnitten; was zur gerundeten Summe fehlt, geht an die, die am meisten verloren (größter Rest), sodass die Teile die Summe ergeben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whoever received a license pays for it, not its issuer.</source>
        <translation>Wer eine Lizenz erhielt, zahlt für sie, nicht ihr Aussteller.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) without a price are not charged.</source>
        <translation>
            <numerusform>%n Zeile ohne Preis wird nicht berechnet.</numerusform>
            <numerusform>%n Zeilen ohne Preis werden nicht berechnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Used %</source>
        <translation>Belegt %</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Usage plan</source>
        <translation>Nutzungsplan</translation>
    </message>
    <message>
        <source>Used in the period</source>
        <translation>Im Zeitraum verbraucht</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Kontingent</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>Resets on (UTC)</source>
        <translation>Beginnt neu am (UTC)</translation>
    </message>
    <message>
        <source>Day (UTC)</source>
        <translation>Tag (UTC)</translation>
    </message>
    <message>
        <source>Key ID</source>
        <translation>Schlüssel-ID</translation>
    </message>
    <message>
        <source>Self-managed</source>
        <translation>Selbstverwaltet</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) at 80 % of the maximum or more.</source>
        <translation>
            <numerusform>%n Zeile bei 80 % der Obergrenze oder mehr.</numerusform>
            <numerusform>%n Zeilen bei 80 % der Obergrenze oder mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>API usage is counted in UTC days.</source>
        <translation>Die API-Nutzung wird nach UTC-Tagen gezählt.</translation>
    </message>
    <message>
        <source>Quotas apply to each key separately.</source>
        <translation>Kontingente gelten für jeden Schlüssel einzeln.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Tage übrig</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>ARN or ID</source>
        <translation>ARN oder ID</translation>
    </message>
    <message>
        <source>Issued license</source>
        <translation>Ausgestellte Lizenz</translation>
    </message>
    <message>
        <source>Received license</source>
        <translation>Erhaltene Lizenz</translation>
    </message>
    <message>
        <source>Self-managed license</source>
        <translation>Selbst verwaltete Lizenz</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message numerus="yes">
        <source>What ends within %n day(s), the next one first.</source>
        <translation>
            <numerusform>Was innerhalb von %n Tag endet, das Nächste zuerst.</numerusform>
            <numerusform>Was innerhalb von %n Tagen endet, das Nächste zuerst.</numerusform>
        </translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Gewährung</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>From account</source>
        <translation>Von Konto</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Home Region</source>
        <translation>Heimatregion</translation>
    </message>
    <message>
        <source>Distributed</source>
        <translation>Verteilt</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Fehlercode</translation>
    </message>
    <message>
        <source>Took (ms)</source>
        <translation>Dauer (ms)</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Entfallen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Compared are the last lists that were read on the first and the last UTC day of the period. A list that was not read before then is left out.</source>
        <translation>Verglichen werden die letzten Listen, die am ersten und am letzten UTC-Tag des Zeitraums gelesen wurden. Eine Liste, die bis dahin nicht gelesen wurde, fehlt.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht ausgeführt</translation>
    </message>
    <message>
        <source>No answer kept</source>
        <translation>Keine Antwort aufbewahrt</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
</context>
<context>
    <name>ReportChecks</name>
    <message>
        <source>This report type needs at least one ARN here.</source>
        <translation>Diese Berichtsart braucht hier mindestens einen ARN.</translation>
    </message>
    <message>
        <source>None of the report types is about these. Leave it empty.</source>
        <translation>Keine der Berichtsarten handelt davon. Lassen Sie es leer.</translation>
    </message>
    <message>
        <source>Choose at least one report type.</source>
        <translation>Wählen Sie mindestens eine Berichtsart.</translation>
    </message>
</context>
<context>
    <name>ReportsFeed</name>
    <message>
        <source>Weekly, %1, %2</source>
        <translation>Wöchentlich, %1, %2</translation>
    </message>
    <message>
        <source>Monthly, day %1, %2</source>
        <translation>Monatlich, Tag %1, %2</translation>
    </message>
    <message>
        <source>Daily, %1</source>
        <translation>Täglich, %1</translation>
    </message>
</context>
<context>
    <name>Rightsizing</name>
    <message>
        <source>Too little data to say how much to renew.</source>
        <translation>Zu wenige Daten, um zu sagen, wie viel zu erneuern ist.</translation>
    </message>
    <message>
        <source>Renew %1: more than %1 were in use in %2 of the time.</source>
        <translation>%1 erneuern: Mehr als %1 waren in %2 der Zeit in Nutzung.</translation>
    </message>
    <message>
        <source>Renew %1: never were more than %1 in use.</source>
        <translation>%1 erneuern: Nie waren mehr als %1 in Nutzung.</translation>
    </message>
    <message>
        <source>%1 are bought, the peak was %2.</source>
        <translation>%1 sind gekauft, die Spitze war %2.</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>A rule needs a name and a value, for example maximumCores and 8.</source>
        <translation>Eine Regel braucht Namen und Wert, zum Beispiel maximumCores und 8.</translation>
    </message>
    <message>
        <source>There is no rule %1.</source>
        <translation>Die Regel %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 does not go with this counting type.</source>
        <translation>%1 passt nicht zu dieser Zählweise.</translation>
    </message>
    <message>
        <source>%1 cannot have this value.</source>
        <translation>%1 kann diesen Wert nicht haben.</translation>
    </message>
    <message>
        <source>%1 is there twice.</source>
        <translation>%1 steht zweimal da.</translation>
    </message>
    <message>
        <source>%1 is above its maximum.</source>
        <translation>%1 liegt über seinem Höchstwert.</translation>
    </message>
    <message>
        <source>Rules stay as they were made: only licenseAffinityToHost can be added.</source>
        <translation>Regeln bleiben, wie sie angelegt wurden: Nur licenseAffinityToHost kann dazukommen.</translation>
    </message>
</context>
<context>
    <name>SampleHistory</name>
    <message>
        <source>The recorded consumption of the sample data could not be kept. The charts begin now.</source>
        <translation>Der aufgezeichnete Verbrauch der Beispieldaten konnte nicht gespeichert werden. Die Diagramme beginnen jetzt.</translation>
    </message>
</context>
<context>
    <name>SaveChart</name>
    <message>
        <source>Save chart</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose another folder.</source>
        <translation>%1 ist nicht beschreibbar. Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Save chart as &amp;PNG…</source>
        <translation>Diagramm als &amp;PNG speichern…</translation>
    </message>
    <message>
        <source>Save chart as &amp;SVG…</source>
        <translation>Diagramm als &amp;SVG speichern…</translation>
    </message>
    <message>
        <source>Save values as &amp;CSV…</source>
        <translation>Werte als &amp;CSV speichern…</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>The chart was not saved.</source>
        <translation>Das Diagramm wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>SavedFile</name>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>%1, but not everything could be read.</source>
        <translation>%1, aber nicht alles konnte gelesen werden.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
</context>
<context>
    <name>SearchWords</name>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>Platform, begins with, Windows</comment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>Tag %1</translation>
    </message>
    <message>
        <source>The service cannot search for %1.</source>
        <translation>Der Dienst kann nicht nach %1 suchen.</translation>
    </message>
    <message>
        <source>Enter the key of the tag.</source>
        <translation>Den Schlüssel des Tags eingeben.</translation>
    </message>
    <message>
        <source>Enter what to look for.</source>
        <translation>Eingeben, wonach gesucht wird.</translation>
    </message>
    <message>
        <source>%1 cannot be compared like this.</source>
        <translation>%1 kann so nicht verglichen werden.</translation>
    </message>
    <message>
        <source>Choose one of %1.</source>
        <translation>Eines von %1 wählen.</translation>
    </message>
    <message>
        <source>%1 can be compared with one value only.</source>
        <translation>%1 kann nur mit einem Wert verglichen werden.</translation>
    </message>
</context>
<context>
    <name>SettingsWords</name>
    <message>
        <source>License Manager works with AWS Organizations</source>
        <translation>License Manager arbeitet mit AWS Organizations</translation>
    </message>
    <message>
        <source>the search in member accounts</source>
        <translation>die Suche in Mitgliedskonten</translation>
    </message>
    <message>
        <source>Enter the ARN of %1 whose name begins with %2.</source>
        <translation>Den ARN von %1 eingeben, dessen Name mit %2 beginnt.</translation>
    </message>
    <message>
        <source>a bucket</source>
        <translation>eines Buckets</translation>
    </message>
    <message>
        <source>a topic of this account and Region</source>
        <translation>eines Topics dieses Kontos und dieser Region</translation>
    </message>
    <message>
        <source>%1 is no Region: it reads eu-west-1.</source>
        <translation>%1 ist keine Region: Sie lautet etwa eu-west-1.</translation>
    </message>
    <message>
        <source>%1 is there twice.</source>
        <translation>%1 steht zweimal da.</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
</context>
<context>
    <name>SnapshotList</name>
    <message>
        <source>Issued licenses</source>
        <translation>Ausgestellte Lizenzen</translation>
    </message>
    <message>
        <source>Received licenses</source>
        <translation>Empfangene Lizenzen</translation>
    </message>
    <message>
        <source>Self-managed licenses</source>
        <translation>Selbst verwaltete Lizenzen</translation>
    </message>
    <message>
        <source>Distributed grants</source>
        <translation>Erteilte Gewährungen</translation>
    </message>
    <message>
        <source>Grant inbox</source>
        <translation>Gewährungseingang</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Report generators</source>
        <translation>Berichtsgeneratoren</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Asset groups</source>
        <translation>Ressourcengruppen</translation>
    </message>
    <message>
        <source>Rulesets</source>
        <translation>Regelsätze</translation>
    </message>
    <message>
        <source>Usage plans</source>
        <translation>Nutzungspläne</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API-Schlüssel</translation>
    </message>
</context>
<context>
    <name>TableTwin</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Woche ab</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Niedrigster</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Höchster</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Likely from</source>
        <translation>Wahrscheinlich ab</translation>
    </message>
    <message>
        <source>Likely to</source>
        <translation>Wahrscheinlich bis</translation>
    </message>
</context>
<context>
    <name>TagChecks</name>
    <message>
        <source>A tag needs a key.</source>
        <translation>Ein Tag braucht einen Schlüssel.</translation>
    </message>
    <message>
        <source>A tag key has at most 128 characters.</source>
        <translation>Ein Tag-Schlüssel hat höchstens 128 Zeichen.</translation>
    </message>
    <message>
        <source>Keys that begin with aws: belong to AWS.</source>
        <translation>Schlüssel, die mit aws: beginnen, gehören AWS.</translation>
    </message>
    <message>
        <source>%1 is there twice. Keys must differ.</source>
        <translation>%1 kommt zweimal vor. Schlüssel müssen verschieden sein.</translation>
    </message>
    <message>
        <source>A tag value has at most 256 characters.</source>
        <translation>Ein Tag-Wert hat höchstens 256 Zeichen.</translation>
    </message>
    <message>
        <source>A resource has at most 50 tags.</source>
        <translation>Eine Ressource hat höchstens 50 Tags.</translation>
    </message>
</context>
<context>
    <name>TagWords</name>
    <message>
        <source>+ %1 = %2</source>
        <translation>+ %1 = %2</translation>
    </message>
    <message>
        <source>%1 = %2 (was %3)</source>
        <translation>%1 = %2 (vorher %3)</translation>
    </message>
    <message>
        <source>− %1</source>
        <translation>− %1</translation>
    </message>
</context>
<context>
    <name>Thresholds</name>
    <message>
        <source>Alert at %1</source>
        <translation>Alarm bei %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of an alert rule, its level</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>UsageChart</name>
    <message>
        <source>d MMM</source>
        <extracomment>The form of a day on a chart&apos;s axis, as QLocale::toString() understands it</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>UsagePlanForms</name>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Throttle</source>
        <translation>Drosselung</translation>
    </message>
    <message>
        <source>Requests of one key, over all stages of the plan.</source>
        <translation>Anfragen eines Schlüssels, über alle Stages des Plans.</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Kontingent</translation>
    </message>
    <message>
        <source>Requests of one key in a period. Periods begin at midnight UTC.</source>
        <translation>Anfragen eines Schlüssels in einem Zeitraum. Zeiträume beginnen um Mitternacht UTC.</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>A key of the plan may call these.</source>
        <translation>Ein Schlüssel des Plans darf diese aufrufen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Limit the rate</source>
        <translation>Rate begrenzen</translation>
    </message>
    <message>
        <source>Limit the number</source>
        <translation>Anzahl begrenzen</translation>
    </message>
    <message>
        <source>0 for days; 0 to 6 days after Monday; 0 to 27 days after the first of a month.</source>
        <translation>0 bei Tagen; 0 bis 6 Tage nach Montag; 0 bis 27 Tage nach dem Monatsersten.</translation>
    </message>
    <message>
        <source>New usage plan</source>
        <translation>Neuer Nutzungsplan</translation>
    </message>
    <message>
        <source>This creates a usage plan in %1. Keys are added to it afterwards.</source>
        <translation>Dies erstellt einen Nutzungsplan in %1. Schlüssel werden danach hinzugefügt.</translation>
    </message>
    <message>
        <source>Create usage plan</source>
        <translation>Nutzungsplan erstellen</translation>
    </message>
    <message>
        <source>This holds for every key of the plan at once.</source>
        <translation>Dies gilt sofort für jeden Schlüssel des Plans.</translation>
    </message>
    <message>
        <source>Save usage plan</source>
        <translation>Nutzungsplan speichern</translation>
    </message>
    <message>
        <source>API Gateway in %1</source>
        <translation>API Gateway in %1</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Konto %1</translation>
    </message>
    <message>
        <source>This holds for every API of the account in %1.</source>
        <translation>Dies gilt für jede API des Kontos in %1.</translation>
    </message>
    <message>
        <source>Save account settings</source>
        <translation>Kontoeinstellungen speichern</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>API Gateway writes to CloudWatch with this role.</source>
        <translation>API Gateway schreibt mit dieser Rolle in CloudWatch.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Of the account, all keys and stages together. AWS Support changes them.</source>
        <translation>Des Kontos, für alle Schlüssel und Stages zusammen. AWS Support ändert sie.</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Set by AWS</source>
        <translation>Von AWS festgelegt</translation>
    </message>
    <message>
        <source>Empty: no logs.</source>
        <translation>Leer: keine Protokolle.</translation>
    </message>
</context>
<context>
    <name>Value</name>
    <message>
        <source>%1: no</source>
        <translation>%1: nein</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>VerdictWords</name>
    <message>
        <source>Not in the inventory, which may be a day old.</source>
        <translation>Nicht im Bestand, der einen Tag alt sein kann.</translation>
    </message>
    <message>
        <source>Not an ARN: it reads arn:aws:ec2:us-east-1:111122223333:instance/i-….</source>
        <translation>Kein ARN: Er lautet arn:aws:ec2:us-east-1:111122223333:instance/i-….</translation>
    </message>
    <message>
        <source>Licenses are attached to instances, hosts, images and managed servers only.</source>
        <translation>Lizenzen werden nur Instanzen, Hosts, Images und verwalteten Servern zugeordnet.</translation>
    </message>
    <message>
        <source>In another Region than the license.</source>
        <translation>In einer anderen Region als die Lizenz.</translation>
    </message>
    <message>
        <source>Belongs to another account.</source>
        <translation>Gehört einem anderen Konto.</translation>
    </message>
    <message>
        <source>Named before.</source>
        <translation>Bereits genannt.</translation>
    </message>
    <message>
        <source>The license is attached already.</source>
        <translation>Die Lizenz ist bereits zugeordnet.</translation>
    </message>
    <message>
        <source>The license is not attached to it.</source>
        <translation>Die Lizenz ist ihr nicht zugeordnet.</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Throttled by the service: next try at %1.</source>
        <translation>Vom Dienst gedrosselt: nächster Versuch um %1.</translation>
    </message>
    <message>
        <source>The service was not reached: next try at %1.</source>
        <translation>Der Dienst war nicht erreichbar: nächster Versuch um %1.</translation>
    </message>
    <message>
        <source>No answer in time: next try at %1.</source>
        <translation>Keine Antwort in der Zeit: nächster Versuch um %1.</translation>
    </message>
    <message>
        <source>The service could not answer: next try at %1.</source>
        <translation>Der Dienst konnte nicht antworten: nächster Versuch um %1.</translation>
    </message>
    <message>
        <source>Credentials are being refreshed.</source>
        <translation>Zugangsdaten werden erneuert.</translation>
    </message>
    <message>
        <source>It goes on as soon as they are there.</source>
        <translation>Es geht weiter, sobald sie da sind.</translation>
    </message>
    <message>
        <source>It goes on by itself; that is attempt %1.</source>
        <translation>Es geht von selbst weiter; das ist Versuch %1.</translation>
    </message>
</context>
<context>
    <name>lc::AccessTokenDialog</name>
    <message>
        <source>Get an access token</source>
        <translation>Zugriffstoken holen</translation>
    </message>
    <message>
        <source>&amp;Refresh token</source>
        <translation>&amp;Aktualisierungstoken</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Aktualisierungstoken</translation>
    </message>
    <message>
        <source>The access token is valid for an hour. It becomes credentials by AssumeRoleWithWebIdentity of STS.</source>
        <translation>Das Zugriffstoken ist eine Stunde gültig. Durch AssumeRoleWithWebIdentity von STS werden daraus Anmeldedaten.</translation>
    </message>
    <message>
        <source>Get access token</source>
        <translation>Zugriffstoken holen</translation>
    </message>
    <message>
        <source>The access token</source>
        <translation>Das Zugriffstoken</translation>
    </message>
    <message>
        <source>Access token, valid for an hour</source>
        <translation>Zugriffstoken, eine Stunde gültig</translation>
    </message>
</context>
<context>
    <name>lc::ActionRow</name>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
</context>
<context>
    <name>lc::ActivationDialog</name>
    <message>
        <source>Which grants are active in its accounts cannot be listed from here.</source>
        <translation>Welche Gewährungen in ihren Konten aktiv sind, lässt sich von hier aus nicht auflisten.</translation>
    </message>
    <message>
        <source>Other active grants for the product in the accounts will be disabled.</source>
        <translation>Andere aktive Gewährungen für das Produkt in den Konten werden deaktiviert.</translation>
    </message>
    <message>
        <source>It is activated only in accounts where no other is active.</source>
        <translation>Sie wird nur in Konten aktiviert, in denen keine andere aktiv ist.</translation>
    </message>
    <message>
        <source>Looking for other active grants for the product…</source>
        <translation>Andere aktive Gewährungen für das Produkt werden gesucht…</translation>
    </message>
    <message>
        <source>Activate %1?</source>
        <translation>%1 aktivieren?</translation>
    </message>
    <message>
        <source>The license can be used in every account of the organization then.</source>
        <translation>Die Lizenz kann dann in jedem Konto der Organisation genutzt werden.</translation>
    </message>
    <message>
        <source>The license can be used in account %1 then.</source>
        <translation>Die Lizenz kann dann im Konto %1 genutzt werden.</translation>
    </message>
    <message>
        <source>Activate grant</source>
        <translation>Gewährung aktivieren</translation>
    </message>
    <message>
        <source>&amp;Reason (optional)</source>
        <translation>&amp;Grund (optional)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Other active grants for the product could not be listed. If one is active, the service may refuse.</source>
        <translation>Andere aktive Gewährungen für das Produkt konnten nicht aufgelistet werden. Ist eine aktiv, lehnt der Dienst möglicherweise ab.</translation>
    </message>
    <message>
        <source>No other grant for the product is active in the account.</source>
        <translation>Keine andere Gewährung für das Produkt ist im Konto aktiv.</translation>
    </message>
    <message>
        <source>%1, made by account %2
%3</source>
        <comment>a grant, and its ARN below</comment>
        <translation>%1, erteilt von Konto %2
%3</translation>
    </message>
    <message>
        <source>Active for %1 in account %2 now:</source>
        <translation>Jetzt aktiv für %1 im Konto %2:</translation>
    </message>
    <message>
        <source>They stay active: licenses of this product do not exclude each other.</source>
        <translation>Sie bleiben aktiv: Lizenzen dieses Produkts schließen einander nicht aus.</translation>
    </message>
    <message>
        <source>%1 will be disabled.</source>
        <translation>%1 wird deaktiviert.</translation>
    </message>
    <message>
        <source>%1 stays active, and this activation is refused as long as it is.</source>
        <translation>%1 bleibt aktiv, und diese Aktivierung wird so lange abgelehnt.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;As the grantor set it</source>
        <translation>&amp;Wie vom Gewährenden festgelegt</translation>
    </message>
    <message>
        <source>Deactivate %1?</source>
        <translation>%1 deaktivieren?</translation>
    </message>
    <message>
        <source>The license cannot be used until the grant is activated again.</source>
        <translation>Die Lizenz kann nicht genutzt werden, bis die Gewährung wieder aktiviert wird.</translation>
    </message>
    <message>
        <source>Deactivate grant</source>
        <translation>Gewährung deaktivieren</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>Grund (optional)</translation>
    </message>
</context>
<context>
    <name>lc::ActivityPage</name>
    <message>
        <source>Activity journal</source>
        <translation>Aktivitätsjournal</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Nothing was called yet.</source>
        <translation>Noch wurde nichts aufgerufen.</translation>
    </message>
    <message>
        <source>Choose a call to see what was sent.</source>
        <translation>Wählen Sie einen Aufruf, um zu sehen, was gesendet wurde.</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>The journal cannot be read</source>
        <translation>Das Journal kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>What is shown is from before.</source>
        <translation>Was gezeigt wird, ist von vorher.</translation>
    </message>
    <message>
        <source>Refresh to try again.</source>
        <translation>Aktualisieren Sie, um es noch einmal zu versuchen.</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Lesezugriffe</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht ausgeführt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Choose a call first.</source>
        <translation>Wählen Sie zuerst einen Aufruf.</translation>
    </message>
</context>
<context>
    <name>lc::ActivityPanel</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Noch wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message numerus="yes">
        <source>It is not known yet whether %n change(s) were made; they are being read back.</source>
        <translation>
            <numerusform>Noch ist nicht bekannt, ob %n Änderung ausgeführt wurde; sie wird zurückgelesen.</numerusform>
            <numerusform>Noch ist nicht bekannt, ob %n Änderungen ausgeführt wurden; sie werden zurückgelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Copies the chosen call for a shell, a program or a file</source>
        <translation>Kopiert den gewählten Aufruf für eine Shell, ein Programm oder eine Datei</translation>
    </message>
    <message>
        <source>Whole journal</source>
        <translation>Ganzes Journal</translation>
    </message>
    <message>
        <source>Shows, searches and exports every call that was kept</source>
        <translation>Zeigt, durchsucht und exportiert jeden aufbewahrten Aufruf</translation>
    </message>
</context>
<context>
    <name>lc::AlertRuleFormPage</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Wovon</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Is at or above (% used)</source>
        <translation>Ist bei oder über (% genutzt)</translation>
    </message>
    <message>
        <source>Is at or above (units used)</source>
        <translation>Ist bei oder über (genutzte Einheiten)</translation>
    </message>
    <message>
        <source>Is used up within (days)</source>
        <translation>Ist aufgebraucht innerhalb von (Tage)</translation>
    </message>
    <message>
        <source>Rises by (% of the limit)</source>
        <translation>Steigt um (% der Grenze)</translation>
    </message>
    <message>
        <source>Rises by (units)</source>
        <translation>Steigt um (Einheiten)</translation>
    </message>
    <message>
        <source>Is not used for (days)</source>
        <translation>Wird nicht genutzt seit (Tage)</translation>
    </message>
    <message>
        <source>Is checked out for (hours)</source>
        <translation>Ist ausgecheckt seit (Stunden)</translation>
    </message>
    <message>
        <source>Is pending for (days)</source>
        <translation>Wartet seit (Tage)</translation>
    </message>
    <message>
        <source>Nothing is recorded for (hours)</source>
        <translation>Nichts aufgezeichnet seit (Stunden)</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Save rule</source>
        <translation>Regel speichern</translation>
    </message>
    <message>
        <source>The history could not be read: %1</source>
        <translation>Der Verlauf konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>New alert rule</source>
        <translation>Neue Alarmregel</translation>
    </message>
    <message>
        <source>&amp;Warns about</source>
        <translation>&amp;Warnt bei</translation>
    </message>
    <message>
        <source>Warns about</source>
        <translation>Warnt bei</translation>
    </message>
    <message>
        <source>Press Test now to see what the rule would have raised.</source>
        <translation>„Jetzt prüfen“ zeigt, was die Regel ausgelöst hätte.</translation>
    </message>
    <message>
        <source>There is nothing that this rule is about.</source>
        <translation>Es gibt nichts, wofür diese Regel gilt.</translation>
    </message>
    <message>
        <source>&amp;Save rule</source>
        <translation>Regel &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Test now</source>
        <translation>Jetzt &amp;prüfen</translation>
    </message>
    <message>
        <source>Alert rule</source>
        <translation>Alarmregel</translation>
    </message>
    <message>
        <source>It clears once so many days more are left</source>
        <translation>Erledigt, sobald so viele Tage mehr übrig sind</translation>
    </message>
    <message>
        <source>It clears once it is so much below, so that it does not flap</source>
        <translation>Erledigt, sobald es um so viel darunter liegt, damit er nicht flattert</translation>
    </message>
    <message>
        <source>Such as 30, 14, 7: you are told at each of them</source>
        <translation>Etwa 30, 14, 7: An jedem davon wird gemeldet</translation>
    </message>
    <message>
        <source>Empty: %1</source>
        <translation>Leer: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, kind</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>It applies to everything.</source>
        <translation>Sie gilt für alles.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet…</translation>
    </message>
    <message>
        <source>It would have raised nothing.</source>
        <translation>Sie hätte nichts ausgelöst.</translation>
    </message>
    <message>
        <source>Last 30 days %1</source>
        <translation>Letzte 30 Tage %1</translation>
    </message>
    <message numerus="yes">
        <source>It would have raised %n alert(s) in the last 30 days.</source>
        <translation>
            <numerusform>Sie hätte in den letzten 30 Tagen %n Alarm ausgelöst.</numerusform>
            <numerusform>Sie hätte in den letzten 30 Tagen %n Alarme ausgelöst.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not set: all that such a rule can be about</source>
        <translation>Nicht festgelegt: alles, worum es in einer solchen Regel gehen kann</translation>
    </message>
</context>
<context>
    <name>lc::AlertRulesPage</name>
    <message>
        <source>Alert rules</source>
        <translation>Alarmregeln</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Choose a rule to see how it stands to each item.</source>
        <translation>Eine Regel wählen, um zu sehen, wie sie zu jedem Objekt steht.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>There is nothing that this rule is about.</source>
        <translation>Es gibt nichts, wofür diese Regel gilt.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>&amp;New alert rule…</source>
        <translation>&amp;Neue Alarmregel…</translation>
    </message>
    <message>
        <source>New alert rule</source>
        <translation>Neue Alarmregel</translation>
    </message>
    <message>
        <source>&amp;Edit rule…</source>
        <translation>Regel &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>S&amp;witch off</source>
        <translation>&amp;Ausschalten</translation>
    </message>
    <message>
        <source>&amp;Test now</source>
        <translation>Jetzt &amp;prüfen</translation>
    </message>
    <message>
        <source>&amp;Duplicate…</source>
        <translation>&amp;Duplizieren…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Choose a rule first.</source>
        <translation>Zuerst eine Regel wählen.</translation>
    </message>
    <message>
        <source>Choose one rule only.</source>
        <translation>Nur eine Regel wählen.</translation>
    </message>
    <message>
        <source>S&amp;witch on</source>
        <translation>&amp;Einschalten</translation>
    </message>
    <message>
        <source>Set &amp;back</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>It is as the program brings it. Switch it off instead.</source>
        <translation>Sie ist, wie das Programm sie mitbringt. Stattdessen ausschalten.</translation>
    </message>
    <message>
        <source>Set %1 back?</source>
        <translation>%1 zurücksetzen?</translation>
    </message>
    <message>
        <source>It is then as the program brings it, and switched on.</source>
        <translation>Sie ist dann, wie das Programm sie mitbringt, und eingeschaltet.</translation>
    </message>
    <message>
        <source>Set back</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Its alerts are cleared; they stay in the history.</source>
        <translation>Ihre Alarme sind erledigt; sie bleiben im Verlauf.</translation>
    </message>
    <message>
        <source>Remove rule</source>
        <translation>Regel entfernen</translation>
    </message>
</context>
<context>
    <name>lc::Alerting</name>
    <message>
        <source>Alerts cannot be read or kept: %1</source>
        <translation>Alarme können nicht gelesen oder aufbewahrt werden: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::AlertsInChart</name>
    <message numerus="yes">
        <source>The rule is about more than this: %1, now %n of them.</source>
        <translation>
            <numerusform>Die Regel gilt nicht nur hierfür: %1, jetzt eines davon.</numerusform>
            <numerusform>Die Regel gilt nicht nur hierfür: %1, jetzt %n davon.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rule is about more than this: %1.</source>
        <translation>Die Regel gilt nicht nur hierfür: %1.</translation>
    </message>
    <message>
        <source>Alert: %1</source>
        <translation>Alarm: %1</translation>
    </message>
    <message>
        <source>Warn at %1 instead of %2?</source>
        <translation>Bei %1 statt bei %2 warnen?</translation>
    </message>
    <message>
        <source>Alert rule: %1</source>
        <translation>Alarmregel: %1</translation>
    </message>
    <message>
        <source>&quot;Only here&quot; adds a rule of its own for %1. The present one stays as it is and goes on warning here, too.</source>
        <translation>„Nur hier“ fügt eine eigene Regel für %1 hinzu. Die jetzige bleibt, wie sie ist, und warnt auch hier weiter.</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>Nur hier</translation>
    </message>
    <message>
        <source>Change for all</source>
        <translation>Für alle ändern</translation>
    </message>
    <message>
        <source>Change rule</source>
        <translation>Regel ändern</translation>
    </message>
</context>
<context>
    <name>lc::AlertsPage</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Nothing asks for attention. Rules are held against what is recorded, after each recording.</source>
        <translation>Nichts verlangt Aufmerksamkeit. Die Regeln werden nach jeder Aufzeichnung an ihr gemessen.</translation>
    </message>
    <message>
        <source>Choose an alert to see why it was raised.</source>
        <translation>Einen Alarm wählen, um zu sehen, warum er ausgelöst wurde.</translation>
    </message>
    <message>
        <source>ARN or ID</source>
        <translation>ARN oder ID</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Danger</source>
        <translation>Gefahr</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Bestätigen</translation>
    </message>
    <message>
        <source>&amp;Snooze until…</source>
        <translation>&amp;Zurückstellen bis…</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>W&amp;ieder öffnen</translation>
    </message>
    <message>
        <source>&amp;Mute this connection</source>
        <translation>Verbindung &amp;stumm schalten</translation>
    </message>
    <message>
        <source>Open &amp;chart</source>
        <translation>&amp;Diagramm öffnen</translation>
    </message>
    <message>
        <source>&amp;Why? Edit its rule…</source>
        <translation>&amp;Warum? Regel bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;New alert rule…</source>
        <translation>&amp;Neue Alarmregel…</translation>
    </message>
    <message>
        <source>Show &amp;rules</source>
        <translation>&amp;Regeln zeigen</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) could not be read.</source>
        <translation>
            <numerusform>%n Liste konnte nicht gelesen werden.</numerusform>
            <numerusform>%n Listen konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts are about what was read before: %1</source>
        <translation>Die Alarme gelten dem, was vorher gelesen wurde: %1</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Trifft zu</translation>
    </message>
    <message>
        <source>Does not hold</source>
        <translation>Trifft nicht zu</translation>
    </message>
    <message>
        <source>Choose an alert first.</source>
        <translation>Zuerst einen Alarm wählen.</translation>
    </message>
    <message>
        <source>It is acknowledged or past.</source>
        <translation>Er ist bestätigt oder vergangen.</translation>
    </message>
    <message>
        <source>It is past.</source>
        <translation>Er ist vergangen.</translation>
    </message>
    <message>
        <source>It is neither acknowledged nor snoozed.</source>
        <translation>Er ist weder bestätigt noch zurückgestellt.</translation>
    </message>
    <message>
        <source>It belongs to no connection.</source>
        <translation>Er gehört zu keiner Verbindung.</translation>
    </message>
    <message>
        <source>Un&amp;mute this connection</source>
        <translation>Verbindung wieder &amp;hören</translation>
    </message>
    <message>
        <source>There is nothing to open.</source>
        <translation>Es gibt nichts zu öffnen.</translation>
    </message>
    <message>
        <source>Its rule was removed.</source>
        <translation>Seine Regel wurde entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts of this connection are told of again.</source>
        <translation>Alarme dieser Verbindung werden wieder gemeldet.</translation>
    </message>
    <message>
        <source>Alerts of this connection are listed from now on, but not told of.</source>
        <translation>Alarme dieser Verbindung werden von nun an aufgelistet, aber nicht gemeldet.</translation>
    </message>
    <message>
        <source>The history could not be read.</source>
        <translation>Der Verlauf konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Alerts are as they were when it last could be.</source>
        <translation>Die Alarme stehen, wie sie zuletzt waren, als das noch ging.</translation>
    </message>
</context>
<context>
    <name>lc::ApiKeyDetails</name>
    <message>
        <source>Choose a key to see its details.</source>
        <translation>Einen Schlüssel wählen, um seine Details zu sehen.</translation>
    </message>
    <message>
        <source>Key ID</source>
        <translation>Schlüssel-ID</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>More about this key</source>
        <translation>Mehr zu diesem Schlüssel</translation>
    </message>
    <message>
        <source>In no plan: it opens no API that asks for a plan.</source>
        <translation>In keinem Plan: Er öffnet keine API, die einen Plan verlangt.</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiviert</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
</context>
<context>
    <name>lc::ApiKeysPage</name>
    <message>
        <source>API keys</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>No API keys here. Make one with New, or bring a file of them in.</source>
        <translation>Hier gibt es keine API-Schlüssel. Mit „Neu“ einen anlegen oder eine Datei mit Schlüsseln importieren.</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>&amp;New API key…</source>
        <translation>&amp;Neuer API-Schlüssel…</translation>
    </message>
    <message>
        <source>&amp;Import keys…</source>
        <translation>Schlüssel &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>Show &amp;value</source>
        <translation>&amp;Wert anzeigen</translation>
    </message>
    <message>
        <source>Copy va&amp;lue</source>
        <translation>Wert &amp;kopieren</translation>
    </message>
    <message>
        <source>Ena&amp;ble</source>
        <translation>Ak&amp;tivieren</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>&amp;Deaktivieren</translation>
    </message>
    <message>
        <source>&amp;Add to plan…</source>
        <translation>Zu Plan &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Move to another plan…</source>
        <translation>In anderen &amp;Plan verschieben…</translation>
    </message>
    <message>
        <source>&amp;Remove from plan…</source>
        <translation>Aus Plan &amp;entfernen…</translation>
    </message>
    <message>
        <source>Grant e&amp;xtension…</source>
        <translation>E&amp;rweiterung gewähren…</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>&amp;Tags…</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Choose a key first.</source>
        <translation>Zuerst einen Schlüssel wählen.</translation>
    </message>
    <message>
        <source>It is enabled already.</source>
        <translation>Er ist schon aktiviert.</translation>
    </message>
    <message>
        <source>It is disabled already.</source>
        <translation>Er ist schon deaktiviert.</translation>
    </message>
    <message>
        <source>There is no usage plan yet.</source>
        <translation>Es gibt noch keinen Nutzungsplan.</translation>
    </message>
    <message>
        <source>It is in no plan.</source>
        <translation>Er ist in keinem Plan.</translation>
    </message>
    <message>
        <source>Open a connection first.</source>
        <translation>Zuerst eine Verbindung öffnen.</translation>
    </message>
    <message>
        <source>%1 is enabled.</source>
        <translation>%1 ist aktiviert.</translation>
    </message>
    <message>
        <source>%1 is disabled.</source>
        <translation>%1 ist deaktiviert.</translation>
    </message>
    <message>
        <source>Delete API key %1?</source>
        <translation>API-Schlüssel %1 löschen?</translation>
    </message>
    <message>
        <source>Whoever calls with it is refused from then on. This cannot be undone.</source>
        <translation>Wer damit aufruft, wird von da an abgelehnt. Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Delete API key</source>
        <translation>API-Schlüssel löschen</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>%1 wird gelöscht</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
</context>
<context>
    <name>lc::ApiStagesEditor</name>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Pro Sekunde</translation>
    </message>
    <message>
        <source>Burst</source>
        <translation>Burst</translation>
    </message>
    <message>
        <source>API stages</source>
        <translation>API-Stages</translation>
    </message>
    <message>
        <source>Method throttles</source>
        <translation>Drosselungen je Methode</translation>
    </message>
    <message>
        <source>They hold for one key and take the place of the plan&apos;s own. Path /* with method * stands for the whole stage.</source>
        <translation>Sie gelten für einen Schlüssel und treten an die Stelle derer des Plans. Pfad /* mit Methode * steht für die ganze Stage.</translation>
    </message>
    <message>
        <source>Stage of the API</source>
        <translation>Stage der API</translation>
    </message>
    <message>
        <source>Detach this stage</source>
        <translation>Diese Stage lösen</translation>
    </message>
    <message>
        <source>Stage of the method</source>
        <translation>Stage der Methode</translation>
    </message>
    <message>
        <source>New path, such as /pets</source>
        <translation>Neuer Pfad, etwa /pets</translation>
    </message>
    <message>
        <source>Requests per second of the method</source>
        <translation>Anfragen pro Sekunde der Methode</translation>
    </message>
    <message>
        <source>Burst of the method</source>
        <translation>Burst der Methode</translation>
    </message>
    <message>
        <source>Remove this method throttle</source>
        <translation>Diese Methodendrosselung entfernen</translation>
    </message>
    <message>
        <source>Attach an API…</source>
        <translation>API zuordnen…</translation>
    </message>
    <message>
        <source>ID of an API</source>
        <translation>ID einer API</translation>
    </message>
</context>
<context>
    <name>lc::Application</name>
    <message>
        <source>There is no connection %1. Choose another one in the connection box.</source>
        <translation>Es gibt keine Verbindung %1. Im Verbindungsfeld eine andere wählen.</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>Die Sprache ändert sich beim nächsten Start.</translation>
    </message>
    <message>
        <source>A damaged file was set aside as %1 and a new one begun. Nothing else was changed.</source>
        <translation>Eine beschädigte Datei wurde als %1 beiseitegelegt und eine neue begonnen. Sonst wurde nichts geändert.</translation>
    </message>
    <message>
        <source>reset sample data</source>
        <translation>Beispieldaten zurücksetzen</translation>
    </message>
    <message>
        <source>The sample data was made anew.</source>
        <translation>Die Beispieldaten wurden neu erzeugt.</translation>
    </message>
    <message>
        <source>Reset sample data?</source>
        <translation>Beispieldaten zurücksetzen?</translation>
    </message>
    <message>
        <source>Everything in the local service is replaced by new sample data, and its recorded consumption too. Other connections are not touched.</source>
        <translation>Alles im lokalen Dienst wird durch neue Beispieldaten ersetzt, auch der aufgezeichnete Verbrauch. Andere Verbindungen bleiben unberührt.</translation>
    </message>
    <message>
        <source>Reset sample data</source>
        <translation>Beispieldaten zurücksetzen</translation>
    </message>
    <message>
        <source>About License Console</source>
        <translation>Über License Console</translation>
    </message>
    <message>
        <source>License Console %1</source>
        <translation>License Console %1</translation>
    </message>
    <message>
        <source>A console for AWS License Manager and API Gateway usage plans. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Eine Konsole für AWS License Manager und Nutzungspläne von API Gateway. Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>The list of changes that are not yet settled cannot be read or written. Changes are not sent until it can.</source>
        <translation>Die Liste der noch nicht geklärten Änderungen kann nicht gelesen oder geschrieben werden. Bis dahin werden keine Änderungen gesendet.</translation>
    </message>
    <message>
        <source>%1: undone, nothing was sent.</source>
        <translation>%1: rückgängig gemacht, nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>make the report %1</source>
        <translation>den Bericht %1 erstellen</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>The report %1: %2</source>
        <translation>Der Bericht %1: %2</translation>
    </message>
    <message>
        <source>The saved reports cannot be read or written.</source>
        <translation>Die gespeicherten Berichte können nicht gelesen oder geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>lc::AssetGroupsPage</name>
    <message>
        <source>Asset groups</source>
        <translation>Ressourcengruppen</translation>
    </message>
    <message>
        <source>asset groups</source>
        <translation>Ressourcengruppen</translation>
    </message>
    <message>
        <source>No asset groups here. Make a ruleset first, then a group with New.</source>
        <translation>Hier gibt es keine Ressourcengruppen. Erstellen Sie erst einen Regelsatz, dann mit „Neu“ eine Gruppe.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Zählung</translation>
    </message>
    <message>
        <source>Usage dimensions: vCPU, Sockets, Instance or Core.</source>
        <translation>Nutzungsdimensionen: vCPU, Sockets, Instance oder Core.</translation>
    </message>
    <message>
        <source>Rulesets</source>
        <translation>Regelsätze</translation>
    </message>
    <message>
        <source>One ARN a line, at most five.</source>
        <translation>Ein ARN je Zeile, höchstens fünf.</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Choose an asset group to see its details.</source>
        <translation>Wählen Sie eine Ressourcengruppe, um ihre Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>Its rulesets find nothing.</source>
        <translation>Ihre Regelsätze finden nichts.</translation>
    </message>
    <message>
        <source>&amp;New asset group…</source>
        <translation>&amp;Neue Ressourcengruppe…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>The resources could not be read.</source>
        <translation>Die Ressourcen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Choose an asset group first.</source>
        <translation>Wählen Sie zuerst eine Ressourcengruppe.</translation>
    </message>
    <message>
        <source>Open a connection first.</source>
        <translation>Zuerst eine Verbindung öffnen.</translation>
    </message>
    <message>
        <source>Usage dimension</source>
        <translation>Nutzungsdimension</translation>
    </message>
    <message>
        <source>New dimension</source>
        <translation>Neue Dimension</translation>
    </message>
    <message>
        <source>New asset group</source>
        <translation>Neue Ressourcengruppe</translation>
    </message>
    <message>
        <source>This creates an asset group in %1.</source>
        <translation>Das erstellt eine Ressourcengruppe in %1.</translation>
    </message>
    <message>
        <source>Create asset group</source>
        <translation>Ressourcengruppe erstellen</translation>
    </message>
    <message>
        <source>The group&apos;s resources are looked for anew.</source>
        <translation>Die Ressourcen der Gruppe werden neu gesucht.</translation>
    </message>
    <message>
        <source>Save asset group</source>
        <translation>Ressourcengruppe speichern</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>This cannot be undone. The resources themselves are not touched.</source>
        <translation>Das kann nicht rückgängig gemacht werden. Die Ressourcen selbst bleiben unberührt.</translation>
    </message>
    <message>
        <source>Delete asset group</source>
        <translation>Ressourcengruppe löschen</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>%1 wird gelöscht</translation>
    </message>
</context>
<context>
    <name>lc::AssetRuleBox</name>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>One or more, with commas</source>
        <translation>Einer oder mehrere, mit Kommas</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Remove rule</source>
        <translation>Regel entfernen</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Licenses</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Self-managed licenses</source>
        <translation>Selbst verwaltete Lizenzen</translation>
    </message>
    <message>
        <source>for which all of these hold</source>
        <translation>auf die alle davon zutreffen</translation>
    </message>
    <message>
        <source>for which any of these holds</source>
        <translation>auf die eine davon zutrifft</translation>
    </message>
    <message>
        <source>for which this one holds</source>
        <translation>auf die diese zutrifft</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>Skripte</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>What rule %1 judges</source>
        <translation>Was Regel %1 beurteilt</translation>
    </message>
    <message>
        <source>How the conditions of rule %1 combine</source>
        <translation>Wie die Bedingungen der Regel %1 zusammenwirken</translation>
    </message>
    <message>
        <source>Remove rule %1</source>
        <translation>Regel %1 entfernen</translation>
    </message>
</context>
<context>
    <name>lc::AssetRulesEditor</name>
    <message>
        <source>Add rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
</context>
<context>
    <name>lc::AssociationPage</name>
    <message>
        <source>Attach</source>
        <translation>Zuordnen</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Attach a license</source>
        <translation>Lizenz zuordnen</translation>
    </message>
    <message>
        <source>Detach a license</source>
        <translation>Lizenz lösen</translation>
    </message>
    <message>
        <source>Self-managed license</source>
        <translation>Selbst verwaltete Lizenz</translation>
    </message>
    <message>
        <source>&amp;License</source>
        <translation>&amp;Lizenz</translation>
    </message>
    <message>
        <source>Resources, one ARN a line</source>
        <translation>Ressourcen, eine ARN pro Zeile</translation>
    </message>
    <message>
        <source>Paste ARNs of instances, hosts, images or managed servers: one a line, or with commas.</source>
        <translation>ARNs von Instanzen, Hosts, Images oder verwalteten Servern einfügen: eine pro Zeile oder mit Kommas.</translation>
    </message>
    <message>
        <source>&amp;Resources</source>
        <translation>&amp;Ressourcen</translation>
    </message>
    <message>
        <source>Count what other accounts launch from these &amp;images, too</source>
        <translation>Auch zählen, was andere Konten aus diesen &amp;Images starten</translation>
    </message>
    <message>
        <source>The licenses could not be read.</source>
        <translation>Die Lizenzen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>%1 (disabled)</source>
        <translation>%1 (deaktiviert)</translation>
    </message>
    <message>
        <source>Choose a self-managed license.</source>
        <translation>Eine selbst verwaltete Lizenz wählen.</translation>
    </message>
    <message>
        <source>Name at least one resource.</source>
        <translation>Mindestens eine Ressource nennen.</translation>
    </message>
    <message>
        <source>Reading what is attached…</source>
        <translation>Zuordnungen werden gelesen…</translation>
    </message>
    <message>
        <source>None of these can be sent.</source>
        <translation>Nichts davon kann gesendet werden.</translation>
    </message>
    <message numerus="yes">
        <source>Attach %n resource(s)</source>
        <translation>
            <numerusform>%n Ressource zuordnen</numerusform>
            <numerusform>%n Ressourcen zuordnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Detach %n resource(s)</source>
        <translation>
            <numerusform>%n Ressource lösen</numerusform>
            <numerusform>%n Ressourcen lösen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Detach %n resource(s) from %1?</source>
        <translation>
            <numerusform>%n Ressource von %1 lösen?</numerusform>
            <numerusform>%n Ressourcen von %1 lösen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their licenses become free and are no longer counted. The resources themselves are not touched.</source>
        <translation>Ihre Lizenzen werden frei und nicht mehr gezählt. Die Ressourcen selbst bleiben unberührt.</translation>
    </message>
</context>
<context>
    <name>lc::AttachedLicenses</name>
    <message>
        <source>Licenses</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Attach a license…</source>
        <translation>Lizenz zuordnen…</translation>
    </message>
    <message>
        <source>Detach…</source>
        <translation>Lösen…</translation>
    </message>
    <message>
        <source>No license is attached.</source>
        <translation>Keine Lizenz ist zugeordnet.</translation>
    </message>
    <message>
        <source>The licenses could not be read.</source>
        <translation>Die Lizenzen konnten nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>lc::BreakdownChart</name>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message numerus="yes">
        <source>%1 used by %n resource(s)</source>
        <translation>
            <numerusform>%1 belegt von %n Ressource</numerusform>
            <numerusform>%1 belegt von %n Ressourcen</numerusform>
        </translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Übrige</translation>
    </message>
</context>
<context>
    <name>lc::BulkJob</name>
    <message>
        <source>%1: %2 of %3 done.</source>
        <translation>%1: %2 von %3 erledigt.</translation>
    </message>
    <message>
        <source>%1: not sent, the job was stopped.</source>
        <translation>%1: nicht gesendet, der Vorgang wurde angehalten.</translation>
    </message>
    <message>
        <source>%1: failed. %2 %3</source>
        <translation>%1: fehlgeschlagen. %2 %3</translation>
    </message>
</context>
<context>
    <name>lc::BulkPage</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Production.</source>
        <translation>Produktion.</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>%1 is read-only. Switch that off under Connections.</source>
        <translation>%1 ist nur lesend. Schalten Sie das unter „Verbindungen“ aus.</translation>
    </message>
    <message numerus="yes">
        <source>%n ready.</source>
        <translation>
            <numerusform>%n bereit.</numerusform>
            <numerusform>%n bereit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready, %1 left out.</source>
        <translation>
            <numerusform>%n bereit, %1 ausgelassen.</numerusform>
            <numerusform>%n bereit, %1 ausgelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::BulkTagPage</name>
    <message numerus="yes">
        <source>Tags of %n resource(s)</source>
        <translation>
            <numerusform>Tags von %n Ressource</numerusform>
            <numerusform>Tags von %n Ressourcen</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags to set</source>
        <translation>Zu setzende Tags</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Setzen</translation>
    </message>
    <message>
        <source>Keys to remove, with commas</source>
        <translation>Zu entfernende Schlüssel, mit Kommas</translation>
    </message>
    <message>
        <source>Keys, with commas</source>
        <translation>Schlüssel, mit Kommas</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>Reading its tags…</source>
        <translation>Ihre Tags werden gelesen…</translation>
    </message>
    <message>
        <source>Its connection is read-only.</source>
        <translation>Ihre Verbindung ist nur lesend.</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>Nichts ändert sich.</translation>
    </message>
    <message numerus="yes">
        <source>Tag %n resource(s)</source>
        <translation>
            <numerusform>%n Ressource mit Tags versehen</numerusform>
            <numerusform>%n Ressourcen mit Tags versehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Say which tags to set or to remove.</source>
        <translation>Angeben, welche Tags gesetzt oder entfernt werden sollen.</translation>
    </message>
    <message>
        <source>Nothing changes on any of them.</source>
        <translation>An keiner davon ändert sich etwas.</translation>
    </message>
</context>
<context>
    <name>lc::CalendarMonth</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>what happens, to what, how near</comment>
        <translation>%1: %2 (%3)</translation>
    </message>
</context>
<context>
    <name>lc::CalendarPage</name>
    <message>
        <source>Expiry calendar</source>
        <translation>Ablaufkalender</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>Nothing here has an end.</source>
        <translation>Nichts hier hat ein Ende.</translation>
    </message>
    <message>
        <source>Choose a date to see what it is about.</source>
        <translation>Einen Termin wählen, um zu sehen, worum es geht.</translation>
    </message>
    <message>
        <source>ARN or ID</source>
        <translation>ARN oder ID</translation>
    </message>
    <message>
        <source>&amp;Go to the object</source>
        <translation>Zum &amp;Objekt gehen</translation>
    </message>
    <message>
        <source>Set &amp;lead time…</source>
        <translation>&amp;Vorlauf festlegen…</translation>
    </message>
    <message>
        <source>Lead time…</source>
        <translation>Vorlauf…</translation>
    </message>
    <message>
        <source>read dates</source>
        <translation>Termine lesen</translation>
    </message>
    <message>
        <source>Kinds…</source>
        <translation>Arten…</translation>
    </message>
    <message>
        <source>Kinds of dates</source>
        <translation>Arten von Terminen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) could not be read.</source>
        <translation>
            <numerusform>%n Liste konnte nicht gelesen werden.</numerusform>
            <numerusform>%n Listen konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their dates are missing: %1</source>
        <translation>Deren Termine fehlen: %1</translation>
    </message>
    <message>
        <source>Next 90 days (%1)</source>
        <translation>Nächste 90 Tage (%1)</translation>
    </message>
    <message>
        <source>Next 30 days (%1)</source>
        <translation>Nächste 30 Tage (%1)</translation>
    </message>
    <message>
        <source>All (%1)</source>
        <translation>Alle (%1)</translation>
    </message>
    <message>
        <source>Nothing ends on %1.</source>
        <translation>Am %1 endet nichts.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happens, to what</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Lead time</source>
        <translation>Vorlauf</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), its own</source>
        <translation>
            <numerusform>%n Tag, eigener</numerusform>
            <numerusform>%n Tage, eigener</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), as all of its kind</source>
        <translation>
            <numerusform>%n Tag, wie alle seiner Art</numerusform>
            <numerusform>%n Tage, wie alle seiner Art</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a date first.</source>
        <translation>Zuerst einen Termin wählen.</translation>
    </message>
</context>
<context>
    <name>lc::ChangesPage</name>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Nothing changed between these days. Lists are kept as they are read, one a day for two months: open a page to keep its list.</source>
        <translation>Zwischen diesen Tagen hat sich nichts geändert. Listen werden aufbewahrt, wie sie gelesen werden, eine pro Tag, zwei Monate lang: Eine Seite öffnen, um ihre Liste aufzubewahren.</translation>
    </message>
    <message>
        <source>Choose a change to see both values whole.</source>
        <translation>Eine Änderung wählen, um beide Werte ganz zu sehen.</translation>
    </message>
    <message>
        <source>ARN or ID</source>
        <translation>ARN oder ID</translation>
    </message>
    <message>
        <source>&amp;Go to the object</source>
        <translation>Zum &amp;Objekt gehen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Entfallen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>From the end of this day</source>
        <translation>Vom Ende dieses Tages</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <translation>&amp;bis</translation>
    </message>
    <message>
        <source>To the end of this day</source>
        <translation>Bis zum Ende dieses Tages</translation>
    </message>
    <message>
        <source>Days are UTC; the last list of each counts.</source>
        <translation>Tage sind UTC-Tage; die letzte Liste jedes Tages zählt.</translation>
    </message>
    <message>
        <source>Choose a change first.</source>
        <translation>Zuerst eine Änderung wählen.</translation>
    </message>
    <message>
        <source>The object is gone.</source>
        <translation>Das Objekt gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>lc::ChartFrame</name>
    <message>
        <source>Chart as table</source>
        <translation>Diagramm als Tabelle</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle anzeigen</translation>
    </message>
    <message>
        <source>Hide table</source>
        <translation>Tabelle ausblenden</translation>
    </message>
</context>
<context>
    <name>lc::ChartLegend</name>
    <message>
        <source>Legend: %1</source>
        <translation>Legende: %1</translation>
    </message>
</context>
<context>
    <name>lc::ChartPage</name>
    <message>
        <source>Entitlement</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>In this range</source>
        <translation>In diesem Zeitraum</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Used now</source>
        <translation>Jetzt belegt</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 am %2</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>%1 belegt</translation>
    </message>
    <message>
        <source>None in this range.</source>
        <translation>Keine in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Niedrigster</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Höchster</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Rise per day</source>
        <translation>Anstieg je Tag</translation>
    </message>
</context>
<context>
    <name>lc::ChartPainter</name>
    <message>
        <source>Overage zone</source>
        <translation>Überschreitungsbereich</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Capacity %1</source>
        <translation>Kapazität %1</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>%1 von %2 belegt</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>%1 genutzt</translation>
    </message>
    <message>
        <source>Lowest %1, highest %2</source>
        <translation>Niedrigster Wert %1, höchster %2</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>About %1 expected</source>
        <translation>Etwa %1 erwartet</translation>
    </message>
    <message>
        <source>Likely %1 to %2</source>
        <translation>Wahrscheinlich %1 bis %2</translation>
    </message>
</context>
<context>
    <name>lc::ChartTableModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Niedrigster</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Höchster</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>lc::CheckListEditor</name>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
</context>
<context>
    <name>lc::CheckSteps</name>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Test anhalten</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet…</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>Die Verbindung funktioniert.</translation>
    </message>
    <message>
        <source>The connection does not work.</source>
        <translation>Die Verbindung funktioniert nicht.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step and outcome</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>lc::CheckoutsPage</name>
    <message>
        <source>Check-outs</source>
        <translation>Auscheckungen</translation>
    </message>
    <message>
        <source>check-outs</source>
        <translation>Auscheckungen</translation>
    </message>
    <message>
        <source>Nothing checked out by this program. The list is forgotten when the program ends.</source>
        <translation>Dieses Programm hat nichts ausgecheckt. Die Liste wird beim Ende des Programms vergessen.</translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>New entitlement</source>
        <translation>Neue Berechtigung</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Choose a check-out to see its details.</source>
        <translation>Wählen Sie eine Auscheckung, um ihre Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>License ARN</source>
        <translation>Lizenz-ARN</translation>
    </message>
    <message>
        <source>&amp;Check out…</source>
        <translation>Aus&amp;checken…</translation>
    </message>
    <message>
        <source>&amp;Borrow…</source>
        <translation>Aus&amp;leihen…</translation>
    </message>
    <message>
        <source>Read a &amp;signed token…</source>
        <translation>&amp;Unterschriebenes Token lesen…</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>Auschecken</translation>
    </message>
    <message>
        <source>Choose a check-out first.</source>
        <translation>Wählen Sie zuerst eine Auscheckung.</translation>
    </message>
    <message>
        <source>Only a check-out that ends and has not ended can be extended.</source>
        <translation>Nur eine Auscheckung, die endet und noch nicht geendet hat, kann verlängert werden.</translation>
    </message>
    <message>
        <source>Open a connection first.</source>
        <translation>Zuerst eine Verbindung öffnen.</translation>
    </message>
    <message>
        <source>Extended.</source>
        <translation>Verlängert.</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>An account that uses its own license names its beneficiary.</source>
        <translation>Ein Konto, das seine eigene Lizenz verwendet, nennt ihren Begünstigten.</translation>
    </message>
    <message>
        <source>Check-out</source>
        <translation>Auscheckung</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Consumption rises until the check-out is given back or ends.</source>
        <translation>Der Verbrauch steigt, bis die Auscheckung zurückgegeben wird oder endet.</translation>
    </message>
    <message>
        <source>The license must allow borrowing, and its issuer must sign.</source>
        <translation>Die Lizenz muss das Ausleihen erlauben, und ihr Aussteller muss unterschreiben.</translation>
    </message>
    <message>
        <source>In the signed token</source>
        <translation>Im unterschriebenen Token</translation>
    </message>
    <message>
        <source>Borrow</source>
        <translation>Ausleihen</translation>
    </message>
    <message>
        <source>The entitlements count as used until the license is checked in or its time is over.</source>
        <translation>Die Berechtigungen gelten als verbraucht, bis die Lizenz eingecheckt wird oder ihre Zeit um ist.</translation>
    </message>
    <message>
        <source>Borrow license</source>
        <translation>Lizenz ausleihen</translation>
    </message>
    <message>
        <source>&amp;Extend…</source>
        <translation>Ver&amp;längern…</translation>
    </message>
    <message>
        <source>Check &amp;in…</source>
        <translation>&amp;Einchecken…</translation>
    </message>
    <message>
        <source>The job is still running.</source>
        <translation>Der Vorgang läuft noch.</translation>
    </message>
    <message>
        <source>Choose one check-out only.</source>
        <translation>Nur eine Auscheckung wählen.</translation>
    </message>
    <message>
        <source>It can be extended; nothing was changed.</source>
        <translation>Sie kann verlängert werden; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check in %1?</source>
        <translation>%1 einchecken?</translation>
    </message>
    <message numerus="yes">
        <source>Check in %n check-out(s)?</source>
        <translation>
            <numerusform>%n Auscheckung einchecken?</numerusform>
            <numerusform>%n Auscheckungen einchecken?</numerusform>
        </translation>
    </message>
    <message>
        <source>Others can use the entitlements then. What still uses them here has to check out again.</source>
        <translation>Andere können die Berechtigungen dann verwenden. Was sie hier noch verwendet, muss erneut auschecken.</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Einchecken</translation>
    </message>
    <message numerus="yes">
        <source>Check in %n check-out(s)</source>
        <translation>
            <numerusform>%n Auscheckung einchecken</numerusform>
            <numerusform>%n Auscheckungen einchecken</numerusform>
        </translation>
    </message>
    <message>
        <source>Show its &amp;license</source>
        <translation>Ihre &amp;Lizenz anzeigen</translation>
    </message>
    <message>
        <source>Its license is not known.</source>
        <translation>Ihre Lizenz ist nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>lc::ChoiceEditor</name>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>lc::ClockCard</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Expiry, resets and lists go by the service&apos;s time, in every account and Region. Signatures go by this computer&apos;s. It begins anew with the service.</source>
        <translation>Ablauf, Rücksetzungen und Listen richten sich in jedem Konto und jeder Region nach der Zeit des Dienstes. Signaturen richten sich nach der Zeit dieses Computers. Mit dem Dienst beginnt sie von vorn.</translation>
    </message>
    <message>
        <source>+1 hour</source>
        <translation>+1 Stunde</translation>
    </message>
    <message>
        <source>+1 day</source>
        <translation>+1 Tag</translation>
    </message>
    <message>
        <source>+30 days</source>
        <translation>+30 Tage</translation>
    </message>
    <message>
        <source>Back to this computer&apos;s time</source>
        <translation>Zurück zur Zeit dieses Computers</translation>
    </message>
    <message>
        <source>the service&apos;s clock</source>
        <translation>die Uhr des Dienstes</translation>
    </message>
    <message>
        <source>&amp;Set to (UTC)</source>
        <translation>&amp;Stellen auf (UTC)</translation>
    </message>
    <message>
        <source>Day, UTC</source>
        <translation>Tag, UTC</translation>
    </message>
    <message>
        <source>Time, UTC</source>
        <translation>Uhrzeit, UTC</translation>
    </message>
    <message>
        <source>hh:mm</source>
        <translation>hh:mm</translation>
    </message>
    <message>
        <source>Set clock</source>
        <translation>Uhr stellen</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>%1 voraus</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 zurück</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
    <message>
        <source>%1, %2 UTC</source>
        <extracomment>%1: a day, %2: a time</extracomment>
        <translation>%1, %2 UTC</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>Service time: %1</source>
        <translation>Zeit des Dienstes: %1</translation>
    </message>
    <message>
        <source>%1 in local time</source>
        <translation>%1 Ortszeit</translation>
    </message>
    <message>
        <source>As this computer</source>
        <translation>Wie dieser Computer</translation>
    </message>
    <message>
        <source>Enter a day, such as 2026-11-30.</source>
        <translation>Einen Tag eingeben, etwa 2026-11-30.</translation>
    </message>
    <message>
        <source>Enter a time of day, such as 09:30.</source>
        <translation>Eine Uhrzeit eingeben, etwa 09:30.</translation>
    </message>
    <message>
        <source>The clock is that of this computer again.</source>
        <translation>Die Uhr ist wieder die dieses Computers.</translation>
    </message>
    <message>
        <source>The clock is set: %1 of this computer.</source>
        <translation>Die Uhr ist gestellt: %1 gegenüber diesem Computer.</translation>
    </message>
</context>
<context>
    <name>lc::ColorEditor</name>
    <message>
        <source>None: by its kind</source>
        <translation>Keine: nach ihrer Art</translation>
    </message>
</context>
<context>
    <name>lc::CommandBox</name>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Gefundene Befehle</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>lc::ComparisonPage</name>
    <message>
        <source>Copy co&amp;mparison</source>
        <translation>Ver&amp;gleich kopieren</translation>
    </message>
    <message>
        <source>Fields of both versions</source>
        <translation>Felder beider Versionen</translation>
    </message>
    <message>
        <source>Both versions say the same.</source>
        <translation>Beide Versionen sagen dasselbe.</translation>
    </message>
    <message>
        <source>fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>&amp;Before</source>
        <translation>&amp;Vorher</translation>
    </message>
    <message>
        <source>&amp;After</source>
        <translation>&amp;Nachher</translation>
    </message>
    <message>
        <source>&amp;Swap</source>
        <translation>&amp;Tauschen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the rows below as text</source>
        <translation>Die Zeilen darunter als Text kopieren</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>%1: %2 and %3</source>
        <comment>a license and the numbers of two of its versions</comment>
        <translation>%1: %2 und %3</translation>
    </message>
    <message>
        <source>%1: version %2 and version %3</source>
        <translation>%1: Version %2 und Version %3</translation>
    </message>
    <message>
        <source>Differences (%1)</source>
        <translation>Unterschiede (%1)</translation>
    </message>
    <message>
        <source>All fields (%1)</source>
        <translation>Alle Felder (%1)</translation>
    </message>
    <message>
        <source>No field differs.</source>
        <translation>Kein Feld unterscheidet sich.</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) differ.</source>
        <translation>
            <numerusform>%n Feld unterscheidet sich.</numerusform>
            <numerusform>%n Felder unterscheiden sich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>The comparison is copied.</source>
        <translation>Der Vergleich ist kopiert.</translation>
    </message>
</context>
<context>
    <name>lc::ConfigurationChartPage</name>
    <message>
        <source>By resource, now</source>
        <translation>Nach Ressource, jetzt</translation>
    </message>
</context>
<context>
    <name>lc::ConfigurationDetails</name>
    <message>
        <source>Choose a self-managed license to see its details.</source>
        <translation>Eine selbst verwaltete Lizenz wählen, um ihre Details zu sehen.</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>More about this self-managed license</source>
        <translation>Mehr zu dieser selbst verwalteten Lizenz</translation>
    </message>
    <message>
        <source>Nothing uses it.</source>
        <translation>Nichts verwendet sie.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, no limit</source>
        <translation>%1, kein Limit</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>Gezählt nach</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Hard: launches above it are refused</source>
        <translation>Hart: Starts darüber werden abgelehnt</translation>
    </message>
    <message>
        <source>Soft: launches above it are reported</source>
        <translation>Weich: Starts darüber werden gemeldet</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>The resources could not be read.</source>
        <translation>Die Ressourcen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Zugeordnet</translation>
    </message>
    <message>
        <source>Attached to nothing.</source>
        <translation>Nichts zugeordnet.</translation>
    </message>
    <message>
        <source>Attach resources…</source>
        <translation>Ressourcen zuordnen…</translation>
    </message>
    <message>
        <source>Detach…</source>
        <translation>Lösen…</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>It refused nothing.</source>
        <translation>Sie hat nichts abgelehnt.</translation>
    </message>
    <message>
        <source>Discovery</source>
        <translation>Erkennung</translation>
    </message>
    <message>
        <source>Last discovery</source>
        <translation>Letzte Suche</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Resources without the software are detached</source>
        <translation>Ressourcen ohne die Software werden gelöst</translation>
    </message>
    <message>
        <source>Resources without the software stay attached</source>
        <translation>Ressourcen ohne die Software bleiben zugeordnet</translation>
    </message>
    <message>
        <source>The associations could not be read.</source>
        <translation>Die Zuordnungen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The failures could not be read.</source>
        <translation>Die Fehlschläge konnten nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>lc::ConfigurationsPage</name>
    <message>
        <source>Self-managed licenses</source>
        <translation>Selbst verwaltete Lizenzen</translation>
    </message>
    <message>
        <source>self-managed licenses</source>
        <translation>selbst verwalteten Lizenzen</translation>
    </message>
    <message>
        <source>No self-managed licenses here. Make one with New.</source>
        <translation>Hier gibt es keine selbst verwalteten Lizenzen. Mit „Neu“ eine anlegen.</translation>
    </message>
    <message>
        <source>&amp;New self-managed license…</source>
        <translation>&amp;Neue selbst verwaltete Lizenz…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>Open usage &amp;chart</source>
        <translation>Nutzungs&amp;diagramm öffnen</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>&amp;Tags…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Hard limit</source>
        <translation>Hartes Limit</translation>
    </message>
    <message>
        <source>Choose a self-managed license first.</source>
        <translation>Zuerst eine selbst verwaltete Lizenz wählen.</translation>
    </message>
    <message>
        <source>Open a connection first.</source>
        <translation>Zuerst eine Verbindung öffnen.</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>The self-managed license and its count disappear. This cannot be undone; it is refused while resources are associated.</source>
        <translation>Die selbst verwaltete Lizenz und ihre Zählung verschwinden. Das lässt sich nicht rückgängig machen; es wird abgelehnt, solange Ressourcen zugeordnet sind.</translation>
    </message>
    <message>
        <source>Delete self-managed license</source>
        <translation>Selbst verwaltete Lizenz löschen</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Used ≥ %1</source>
        <translation>Genutzt ≥ %1</translation>
    </message>
    <message>
        <source>&amp;Attach resources…</source>
        <translation>Ressourcen &amp;zuordnen…</translation>
    </message>
    <message>
        <source>De&amp;tach…</source>
        <translation>Lö&amp;sen…</translation>
    </message>
    <message>
        <source>This account</source>
        <translation>Dieses Konto</translation>
    </message>
    <message>
        <source>Self-managed licenses of the open connections</source>
        <translation>Selbst verwaltete Lizenzen der offenen Verbindungen</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Those of all accounts of the organization, as its management account sees them</source>
        <translation>Die aller Konten der Organisation, wie ihr Verwaltungskonto sie sieht</translation>
    </message>
    <message>
        <source>Another account owns this license: open a connection of that account.</source>
        <translation>Diese Lizenz gehört einem anderen Konto: eine Verbindung dieses Kontos öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>De&amp;tach %n resource(s)…</source>
        <translation>
            <numerusform>%n Ressource lö&amp;sen…</numerusform>
            <numerusform>%n Ressourcen lö&amp;sen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose resources under Attached first.</source>
        <translation>Zuerst Ressourcen unter „Zugeordnet“ wählen.</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>%1 wird gelöscht</translation>
    </message>
    <message>
        <source>New alert &amp;rule…</source>
        <translation>Neue Alarm&amp;regel…</translation>
    </message>
</context>
<context>
    <name>lc::ConflictView</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Changes of both sides</source>
        <translation>Änderungen beider Seiten</translation>
    </message>
    <message>
        <source>%1: take theirs, %2</source>
        <translation>%1: fremden Wert übernehmen, %2</translation>
    </message>
    <message>
        <source>%1: keep yours, %2</source>
        <translation>%1: eigenen Wert behalten, %2</translation>
    </message>
    <message>
        <source>Someone saved another version meanwhile. Their changes and yours do not touch the same fields.</source>
        <translation>Inzwischen wurde eine andere Version gespeichert. Die fremden und die eigenen Änderungen betreffen verschiedene Felder.</translation>
    </message>
    <message numerus="yes">
        <source>Someone saved another version meanwhile. %n field(s) were changed by both: choose for each which value to send.</source>
        <translation>
            <numerusform>Inzwischen wurde eine andere Version gespeichert. %n Feld wurde auf beiden Seiten geändert: wählen, welcher Wert gesendet wird.</numerusform>
            <numerusform>Inzwischen wurde eine andere Version gespeichert. %n Felder wurden auf beiden Seiten geändert: für jedes wählen, welcher Wert gesendet wird.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ConnectionBox</name>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Local sample data</source>
        <translation>Lokale Beispieldaten</translation>
    </message>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Connection: %1, %2</source>
        <translation>Verbindung: %1, %2</translation>
    </message>
    <message>
        <source>Choose the connection</source>
        <translation>Verbindung wählen</translation>
    </message>
    <message>
        <source>Local sample data, all accounts</source>
        <translation>Lokale Beispieldaten, alle Konten</translation>
    </message>
    <message>
        <source>Show together</source>
        <translation>Gemeinsam anzeigen</translation>
    </message>
    <message>
        <source>Profiles could not be read</source>
        <translation>Profile konnten nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>lc::ConnectionCheck</name>
    <message>
        <source>Settings and keys</source>
        <translation>Einstellungen und Schlüssel</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>License Manager</source>
        <translation>License Manager</translation>
    </message>
    <message>
        <source>License Manager in %1</source>
        <translation>License Manager in %1</translation>
    </message>
    <message>
        <source>Calls go to %1.</source>
        <translation>Aufrufe gehen an %1.</translation>
    </message>
    <message numerus="yes">
        <source>Calls go to %1 and %n more Region(s).</source>
        <translation>
            <numerusform>Aufrufe gehen an %1 und %n weitere Region.</numerusform>
            <numerusform>Aufrufe gehen an %1 und %n weitere Regionen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It speaks for account %1 as %2.</source>
        <translation>Sie spricht für Konto %1 als %2.</translation>
    </message>
    <message>
        <source>The last time it was account %1.</source>
        <translation>Das letzte Mal war es Konto %1.</translation>
    </message>
    <message>
        <source>License Manager answers.</source>
        <translation>License Manager antwortet.</translation>
    </message>
    <message>
        <source>The keys work in %1, but not in %2.</source>
        <translation>Die Schlüssel gelten in %1, aber nicht in %2.</translation>
    </message>
    <message>
        <source>Turn the Region on for the account, or leave it out of the connection.</source>
        <translation>Schalten Sie die Region für das Konto ein, oder lassen Sie sie aus der Verbindung weg.</translation>
    </message>
</context>
<context>
    <name>lc::ConnectionDetails</name>
    <message>
        <source>Choose a connection to see its details.</source>
        <translation>Wählen Sie eine Verbindung, um ihre Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Connection ID</source>
        <translation>Verbindungs-ID</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Keys from</source>
        <translation>Schlüssel von</translation>
    </message>
    <message>
        <source>Or choose one here. It is kept in the settings of this program; your files stay as they are.</source>
        <translation>Oder wählen Sie hier eine. Sie steht in den Einstellungen dieses Programms; Ihre Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>such as eu-west-1</source>
        <translation>zum Beispiel eu-west-1</translation>
    </message>
    <message>
        <source>Use this Region</source>
        <translation>Diese Region verwenden</translation>
    </message>
</context>
<context>
    <name>lc::ConnectionFormPage</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Shown in the whole window while it is open</source>
        <translation>Im ganzen Fenster gezeigt, solange sie offen ist</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Empty: as configured, or AWS&apos;s own</source>
        <translation>Leer: wie eingestellt, sonst der von AWS</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>New connection with keys</source>
        <translation>Neue Verbindung mit Schlüsseln</translation>
    </message>
    <message>
        <source>New endpoint</source>
        <translation>Neuer Endpunkt</translation>
    </message>
    <message>
        <source>An account of the local service</source>
        <translation>Ein Konto des lokalen Dienstes</translation>
    </message>
    <message>
        <source>The environment variables of this program</source>
        <translation>Die Umgebungsvariablen dieses Programms</translation>
    </message>
    <message>
        <source>The profile %1 of the shared AWS files, which are never changed</source>
        <translation>Das Profil %1 der gemeinsamen AWS-Dateien, die nie geändert werden</translation>
    </message>
    <message>
        <source>An endpoint, with the keys of a profile or of the environment</source>
        <translation>Ein Endpunkt mit den Schlüsseln eines Profils oder der Umgebung</translation>
    </message>
    <message>
        <source>Access keys that you typed</source>
        <translation>Von Ihnen eingegebene Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Add connection</source>
        <translation>Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>&amp;Save connection</source>
        <translation>Verbindung &amp;speichern</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A file in PEM form with the authorities to trust</source>
        <translation>Eine PEM-Datei mit den Stellen, denen vertraut wird</translation>
    </message>
    <message>
        <source>Such as http://proxy.example.com:3128</source>
        <translation>Etwa http://proxy.example.com:3128</translation>
    </message>
    <message>
        <source>Empty: the keys of the environment</source>
        <translation>Leer: die Schlüssel der Umgebung</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>lc::ConnectionsPage</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>There is nothing to connect to.</source>
        <translation>Es gibt nichts, womit verbunden werden kann.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Choose a connection first.</source>
        <translation>Wählen Sie zuerst eine Verbindung.</translation>
    </message>
    <message>
        <source>This connection is open already.</source>
        <translation>Diese Verbindung ist schon offen.</translation>
    </message>
    <message>
        <source>This connection is not open.</source>
        <translation>Diese Verbindung ist nicht offen.</translation>
    </message>
    <message>
        <source>Not every profile could be read</source>
        <translation>Nicht jedes Profil konnte gelesen werden</translation>
    </message>
    <message>
        <source>The other connections work.</source>
        <translation>Die anderen Verbindungen funktionieren.</translation>
    </message>
    <message>
        <source>Correct the file, then refresh.</source>
        <translation>Berichtigen Sie die Datei und aktualisieren Sie.</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>&amp;New endpoint…</source>
        <translation>&amp;Neuer Endpunkt…</translation>
    </message>
    <message>
        <source>New &amp;keys…</source>
        <translation>Neue &amp;Schlüssel…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>Enter access ke&amp;ys…</source>
        <translation>Z&amp;ugriffsschlüssel eingeben…</translation>
    </message>
    <message>
        <source>&amp;Accept this account</source>
        <translation>Dieses Konto &amp;annehmen</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Correct the profile, then refresh.</source>
        <translation>Berichtigen Sie das Profil und aktualisieren Sie.</translation>
    </message>
    <message>
        <source>This connection speaks for the account it spoke for before.</source>
        <translation>Diese Verbindung spricht für dasselbe Konto wie zuvor.</translation>
    </message>
    <message>
        <source>Only connections with typed keys have any.</source>
        <translation>Nur Verbindungen mit eingegebenen Schlüsseln haben welche.</translation>
    </message>
    <message>
        <source>&amp;Set back…</source>
        <translation>&amp;Zurücksetzen…</translation>
    </message>
    <message>
        <source>This connection was found, and nothing was set on it.</source>
        <translation>Diese Verbindung wurde gefunden, und nichts ist an ihr eingestellt.</translation>
    </message>
    <message>
        <source>The connection is kept.</source>
        <translation>Die Verbindung ist gespeichert.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Set %1 back?</source>
        <translation>%1 zurücksetzen?</translation>
    </message>
    <message>
        <source>The connection is closed and forgotten. Nothing in its account is changed.</source>
        <translation>Die Verbindung wird geschlossen und vergessen. In ihrem Konto wird nichts geändert.</translation>
    </message>
    <message>
        <source>What was set on this connection is forgotten. The shared files stay as they are.</source>
        <translation>Was an dieser Verbindung eingestellt wurde, wird vergessen. Die gemeinsamen Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Remove connection</source>
        <translation>Verbindung entfernen</translation>
    </message>
    <message>
        <source>Set back</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>The keys are in the keychain.</source>
        <translation>Die Schlüssel sind im Schlüsselbund.</translation>
    </message>
    <message>
        <source>%1 was not changed.</source>
        <translation>%1 wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The keys of %1 may still be in the keychain.</source>
        <translation>Die Schlüssel von %1 sind vielleicht noch im Schlüsselbund.</translation>
    </message>
    <message>
        <source>%1 Unlock the keychain and try again, or remove the entry with the desktop&apos;s own password program.</source>
        <translation>%1 Entsperren Sie den Schlüsselbund und versuchen Sie es noch einmal, oder entfernen Sie den Eintrag mit dem Passwortprogramm des Desktops.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>The keys are kept for this run only.</source>
        <translation>Die Schlüssel werden nur für diesen Lauf behalten.</translation>
    </message>
    <message>
        <source>%1 When the program starts again, enter them again.</source>
        <translation>%1 Geben Sie sie nach dem nächsten Start noch einmal ein.</translation>
    </message>
</context>
<context>
    <name>lc::ConsoleMenus</name>
    <message>
        <source>Menus</source>
        <translation>Menüs</translation>
    </message>
    <message>
        <source>&amp;License</source>
        <translation>&amp;Lizenz</translation>
    </message>
    <message>
        <source>&amp;Grant</source>
        <translation>&amp;Gewährung</translation>
    </message>
    <message>
        <source>&amp;Usage</source>
        <translation>&amp;Nutzung</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Export this table…</source>
        <translation>Diese Tabelle &amp;exportieren…</translation>
    </message>
    <message>
        <source>Writes the rows that are shown to a file</source>
        <translation>Schreibt die angezeigten Zeilen in eine Datei</translation>
    </message>
    <message>
        <source>Consumption &amp;report…</source>
        <translation>Verbrauchs&amp;bericht…</translation>
    </message>
    <message>
        <source>Writes a report of entitlements, configurations and keys with their charts</source>
        <translation>Schreibt einen Bericht über Berechtigungen, Konfigurationen und Schlüssel mit ihren Diagrammen</translation>
    </message>
    <message>
        <source>Reset sample data…</source>
        <translation>Beispieldaten zurücksetzen…</translation>
    </message>
    <message>
        <source>Makes the sample data of the local service anew</source>
        <translation>Erzeugt die Beispieldaten des lokalen Dienstes neu</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Filter this table</source>
        <translation>Diese Tabelle &amp;filtern</translation>
    </message>
    <message>
        <source>&amp;Search or run a command</source>
        <translation>Befehl &amp;suchen oder ausführen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Reads the current page again</source>
        <translation>Liest die aktuelle Seite erneut</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>section and page</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&amp;Colors</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Row &amp;height</source>
        <translation>Zeilen&amp;höhe</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Komfortabel</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Reset la&amp;yout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>Record consumption &amp;now</source>
        <translation>Verbrauch &amp;jetzt aufzeichnen</translation>
    </message>
    <message>
        <source>Samples licenses, configurations and API keys into the history</source>
        <translation>Nimmt Lizenzen, Konfigurationen und API-Schlüssel in den Verlauf auf</translation>
    </message>
    <message>
        <source>Recording &amp;interval</source>
        <translation>Aufzeichnungs&amp;intervall</translation>
    </message>
    <message numerus="yes">
        <source>Every %n minute(s)</source>
        <translation>
            <numerusform>Jede Minute</numerusform>
            <numerusform>Alle %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>&amp;Nächster Tab</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>V&amp;origer Tab</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>Tab &amp;schließen</translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation>Nächster &amp;Bereich</translation>
    </message>
    <message>
        <source>Previous pan&amp;e</source>
        <translation>Voriger B&amp;ereich</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;About License Console</source>
        <translation>Ü&amp;ber License Console</translation>
    </message>
    <message>
        <source>Nothing to do on this page</source>
        <translation>Auf dieser Seite gibt es nichts zu tun</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>Saved &amp;views</source>
        <translation>Gespeicherte &amp;Ansichten</translation>
    </message>
    <message>
        <source>&amp;Save this view…</source>
        <translation>Diese Ansicht &amp;speichern…</translation>
    </message>
    <message>
        <source>Keeps filters, columns and sorting of this page under a name</source>
        <translation>Bewahrt Filter, Spalten und Sortierung dieser Seite unter einem Namen auf</translation>
    </message>
    <message>
        <source>View: %1</source>
        <extracomment>A view that the user has named</extracomment>
        <translation>Ansicht: %1</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>Ein&amp;stellungen…</translation>
    </message>
</context>
<context>
    <name>lc::ConsoleStatusBar</name>
    <message>
        <source>Progress of the running jobs</source>
        <translation>Fortschritt der laufenden Vorgänge</translation>
    </message>
    <message>
        <source>Connected as %1</source>
        <translation>Verbunden als %1</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) failed</source>
        <translation>
            <numerusform>%n Verbindung fehlgeschlagen</numerusform>
            <numerusform>%n Verbindungen fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Nothing read yet</source>
        <translation>Noch nichts gelesen</translation>
    </message>
    <message>
        <source>As of %1, usage data may lag up to 40 min</source>
        <translation>Stand %1, Nutzungsdaten können bis zu 40 min nachhängen</translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation>Keine laufenden Vorgänge</translation>
    </message>
    <message>
        <source>1 job: %1</source>
        <translation>1 Vorgang: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n Vorgang</numerusform>
            <numerusform>%n Vorgänge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>Running jobs</source>
        <translation>Laufende Vorgänge</translation>
    </message>
    <message>
        <source>Cancel: %1, %2 of %3</source>
        <translation>Abbrechen: %1, %2 von %3</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <source>This job cannot be stopped.</source>
        <translation>Dieser Vorgang kann nicht angehalten werden.</translation>
    </message>
    <message>
        <source>Show what was not recorded and why</source>
        <translation>Zeigen, was nicht aufgezeichnet wurde und warum</translation>
    </message>
</context>
<context>
    <name>lc::ConsoleToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
</context>
<context>
    <name>lc::ConsumptionCharts</name>
    <message>
        <source>Over time</source>
        <translation>Im Zeitverlauf</translation>
    </message>
    <message>
        <source>Stacked</source>
        <translation>Gestapelt</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Kinds of charts</source>
        <translation>Arten von Diagrammen</translation>
    </message>
    <message>
        <source>The history could not be read.</source>
        <translation>Der Verlauf konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Until %1 this is sample data.</source>
        <translation>Bis %1 sind dies Beispieldaten.</translation>
    </message>
    <message>
        <source>Nothing was recorded in this range.</source>
        <translation>In diesem Zeitraum wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>The recorder samples consumption while the program runs.</source>
        <translation>Der Verbrauch wird aufgezeichnet, während das Programm läuft.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Overage is allowed: more than the limit can be in use.</source>
        <translation>Überschreitung ist erlaubt: Es kann mehr als die Grenze in Nutzung sein.</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>Von %1 bis %2.</translation>
    </message>
    <message>
        <source>Hours of the time zone %1.</source>
        <translation>Stunden der Zeitzone %1.</translation>
    </message>
</context>
<context>
    <name>lc::ConsumptionReport</name>
    <message>
        <source>Limit %1</source>
        <translation>Limit %1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurückgesetzt</translation>
    </message>
    <message>
        <source>Extended to %1</source>
        <translation>Erweitert auf %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>requests a day</source>
        <translation>Anfragen pro Tag</translation>
    </message>
    <message>
        <source>Used a day</source>
        <translation>Verbraucht pro Tag</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>Berechtigungen</translation>
    </message>
    <message numerus="yes">
        <source>%n entitlement(s) at 80 % of the maximum or more.</source>
        <translation>
            <numerusform>%n Berechtigung bei 80 % des Maximums oder mehr.</numerusform>
            <numerusform>%n Berechtigungen bei 80 % des Maximums oder mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Entitlements by use</source>
        <translation>Berechtigungen nach Belegung</translation>
    </message>
    <message>
        <source>Self-managed licenses</source>
        <translation>Selbst verwaltete Lizenzen</translation>
    </message>
    <message>
        <source>Self-managed licenses by use</source>
        <translation>Selbst verwaltete Lizenzen nach Belegung</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>API usage is counted in UTC days.</source>
        <translation>Die API-Nutzung wird nach UTC-Tagen gezählt.</translation>
    </message>
    <message>
        <source>API keys by share of their quota</source>
        <translation>API-Schlüssel nach Anteil am Kontingent</translation>
    </message>
    <message>
        <source>Consumption report</source>
        <translation>Verbrauchsbericht</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Contains sample data</source>
        <translation>Enthält Beispieldaten</translation>
    </message>
    <message>
        <source>The recorded history could not be read.</source>
        <translation>Der aufgezeichnete Verlauf konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Ausgestellt</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>Over the limit</source>
        <translation>Über dem Limit</translation>
    </message>
    <message>
        <source>At 80 % or more</source>
        <translation>Bei 80 % oder mehr</translation>
    </message>
    <message>
        <source>Within the limit</source>
        <translation>Im Limit</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>Used %</source>
        <translation>Belegt %</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Expires (UTC)</source>
        <translation>Läuft ab (UTC)</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>As of (UTC)</source>
        <translation>Stand (UTC)</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>Self-managed license</source>
        <translation>Selbst verwaltete Lizenz</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>Gezählt nach</translation>
    </message>
    <message>
        <source>Consumed</source>
        <translation>Verbraucht</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Usage plan</source>
        <translation>Nutzungsplan</translation>
    </message>
    <message>
        <source>Used in the period</source>
        <translation>Im Zeitraum verbraucht</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Kontingent</translation>
    </message>
    <message>
        <source>Day (UTC)</source>
        <translation>Tag (UTC)</translation>
    </message>
    <message>
        <source>Key ID</source>
        <translation>Schlüssel-ID</translation>
    </message>
</context>
<context>
    <name>lc::ConversionTasksPage</name>
    <message>
        <source>License conversions</source>
        <translation>Lizenzumwandlungen</translation>
    </message>
    <message>
        <source>conversions</source>
        <translation>Umwandlungen</translation>
    </message>
    <message>
        <source>No conversions here. Begin one with New: it changes the license under which an instance runs.</source>
        <translation>Hier gibt es keine Umwandlungen. Beginnen Sie eine mit „Neu“: Sie ändert die Lizenz, unter der eine Instanz läuft.</translation>
    </message>
    <message>
        <source>Choose a conversion to see its details.</source>
        <translation>Wählen Sie eine Umwandlung, um ihre Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>&amp;New conversion…</source>
        <translation>&amp;Neue Umwandlung…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Open a connection first.</source>
        <translation>Zuerst eine Verbindung öffnen.</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>A stopped instance.</source>
        <translation>Eine angehaltene Instanz.</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Usage operations, such as RunInstances:0002 for Windows with its license, RunInstances:0800 for your own.</source>
        <translation>Nutzungsvorgänge, etwa RunInstances:0002 für Windows mit seiner Lizenz, RunInstances:0800 für Ihre eigene.</translation>
    </message>
    <message>
        <source>New conversion</source>
        <translation>Neue Umwandlung</translation>
    </message>
    <message>
        <source>The service changes what the instance is billed for.</source>
        <translation>Der Dienst ändert, wofür die Instanz berechnet wird.</translation>
    </message>
    <message>
        <source>Begin conversion</source>
        <translation>Umwandlung beginnen</translation>
    </message>
    <message>
        <source>From usage operation</source>
        <translation>Von Nutzungsvorgang</translation>
    </message>
    <message>
        <source>To usage operation</source>
        <translation>Zu Nutzungsvorgang</translation>
    </message>
</context>
<context>
    <name>lc::CopyCallMenu</name>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Copy as %1</source>
        <extracomment>%1 is &quot;AWS CLI&quot;, &quot;boto3&quot; or &quot;JSON&quot;</extracomment>
        <translation>Als %1 kopieren</translation>
    </message>
    <message>
        <source>There is no call that can be copied.</source>
        <translation>Es gibt keinen Aufruf, der kopiert werden kann.</translation>
    </message>
    <message>
        <source>Copied as %1.</source>
        <translation>Kopiert als %1.</translation>
    </message>
</context>
<context>
    <name>lc::CopyLine</name>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>lc::DateEdit</name>
    <message>
        <source>Pick a day (Alt+Down)</source>
        <translation>Tag auswählen (Alt+Ab)</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Kein Datum</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>The form of a day in a field</extracomment>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
</context>
<context>
    <name>lc::DateRangeEditor</name>
    <message>
        <source>Begins, required</source>
        <translation>Beginnt, erforderlich</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>Kein Ende</translation>
    </message>
    <message>
        <source>&amp;Begins</source>
        <translation>&amp;Beginnt</translation>
    </message>
    <message>
        <source>E&amp;nds</source>
        <translation>E&amp;ndet</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>Changed from %1</source>
        <translation>Geändert von %1</translation>
    </message>
    <message>
        <source>Changed from no end</source>
        <translation>Geändert von „kein Ende“</translation>
    </message>
    <message>
        <source>Begin changed from %1</source>
        <translation>Beginn geändert von %1</translation>
    </message>
</context>
<context>
    <name>lc::DayDelegate</name>
    <message numerus="yes">
        <source>%n date(s)</source>
        <translation>
            <numerusform>%n Termin</numerusform>
            <numerusform>%n Termine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n</source>
        <translation>
            <numerusform>+%n</numerusform>
            <numerusform>+%n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::DetailsPane</name>
    <message>
        <source>Choose a row to see its details.</source>
        <translation>Eine Zeile wählen, um ihre Details zu sehen.</translation>
    </message>
</context>
<context>
    <name>lc::DiscoveryEditor</name>
    <message>
        <source>Add product</source>
        <translation>Produkt hinzufügen</translation>
    </message>
</context>
<context>
    <name>lc::DistributedGrantsPage</name>
    <message>
        <source>Distributed grants</source>
        <translation>Erteilte Gewährungen</translation>
    </message>
    <message>
        <source>grants</source>
        <translation>Gewährungen</translation>
    </message>
    <message>
        <source>No grants made. Choose an issued license and press New grant.</source>
        <translation>Keine Gewährungen erteilt. Eine ausgestellte Lizenz wählen und „Neue Gewährung“ drücken.</translation>
    </message>
    <message>
        <source>Show its &amp;license</source>
        <translation>Ihre &amp;Lizenz anzeigen</translation>
    </message>
    <message>
        <source>&amp;Take back grant…</source>
        <translation>Gewährung &amp;zurücknehmen…</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Waiting for accept</source>
        <translation>Wartet auf Annahme</translation>
    </message>
    <message>
        <source>Choose one grant.</source>
        <translation>Eine Gewährung wählen.</translation>
    </message>
    <message>
        <source>Only the grantee can do it: open a connection for account %1 too.</source>
        <translation>Das kann nur der Empfänger: auch eine Verbindung für Konto %1 öffnen.</translation>
    </message>
    <message>
        <source>Only an accepted grant that is not active can be activated.</source>
        <translation>Nur eine angenommene, nicht aktive Gewährung kann aktiviert werden.</translation>
    </message>
    <message>
        <source>Only an active grant can be deactivated.</source>
        <translation>Nur eine aktive Gewährung kann deaktiviert werden.</translation>
    </message>
    <message>
        <source>This grant was taken back already.</source>
        <translation>Diese Gewährung wurde schon zurückgenommen.</translation>
    </message>
    <message>
        <source>Take back %1?</source>
        <translation>%1 zurücknehmen?</translation>
    </message>
    <message>
        <source>Account %1 can no longer use the license. This cannot be undone; a new grant has to be accepted again.</source>
        <translation>Konto %1 kann die Lizenz nicht mehr nutzen. Das lässt sich nicht rückgängig machen; eine neue Gewährung muss erneut angenommen werden.</translation>
    </message>
    <message>
        <source>Take back grant</source>
        <translation>Gewährung zurücknehmen</translation>
    </message>
    <message>
        <source>Reason (the receiver sees it)</source>
        <translation>Grund (für den Empfänger sichtbar)</translation>
    </message>
    <message>
        <source>%1: done.</source>
        <translation>%1: fertig.</translation>
    </message>
    <message>
        <source>Choose a grant to see its details.</source>
        <translation>Eine Gewährung wählen, um ihre Details zu sehen.</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>From account</source>
        <translation>Von Konto</translation>
    </message>
    <message>
        <source>To account</source>
        <translation>An Konto</translation>
    </message>
    <message>
        <source>&amp;Edit grant…</source>
        <translation>Gewährung &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Activate grant…</source>
        <translation>Gewährung &amp;aktivieren…</translation>
    </message>
    <message>
        <source>&amp;Deactivate grant…</source>
        <translation>Gewährung &amp;deaktivieren…</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>The job is still running.</source>
        <translation>Der Vorgang läuft noch.</translation>
    </message>
    <message>
        <source>Choose grants first.</source>
        <translation>Zuerst Gewährungen wählen.</translation>
    </message>
    <message numerus="yes">
        <source>Take back %n grant(s)?</source>
        <translation>
            <numerusform>%n Gewährung zurücknehmen?</numerusform>
            <numerusform>%n Gewährungen zurücknehmen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their receivers can no longer use the licenses. This cannot be undone; new grants have to be accepted again.</source>
        <translation>Ihre Empfänger können die Lizenzen nicht mehr nutzen. Das kann nicht rückgängig gemacht werden; neue Gewährungen müssen erneut angenommen werden.</translation>
    </message>
    <message numerus="yes">
        <source>Take back %n grant(s)</source>
        <translation>
            <numerusform>%n Gewährung zurücknehmen</numerusform>
            <numerusform>%n Gewährungen zurücknehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Taking back %1</source>
        <translation>%1 wird zurückgenommen</translation>
    </message>
    <message numerus="yes">
        <source>Taking back %n grant(s)</source>
        <translation>
            <numerusform>%n Gewährung wird zurückgenommen</numerusform>
            <numerusform>%n Gewährungen werden zurückgenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 for account %2</source>
        <translation>%1 für Konto %2</translation>
    </message>
</context>
<context>
    <name>lc::DistributionChart</name>
    <message>
        <source>Share of the time</source>
        <translation>Anteil der Zeit</translation>
    </message>
    <message>
        <source>More than bought</source>
        <translation>Mehr als gekauft</translation>
    </message>
    <message>
        <source>Share of the time in percent, by units in use</source>
        <translation>Anteil der Zeit in Prozent, nach Einheiten in Nutzung</translation>
    </message>
    <message>
        <source>Peak %1</source>
        <translation>Spitze %1</translation>
    </message>
    <message>
        <source>%1 bought</source>
        <translation>%1 gekauft</translation>
    </message>
    <message>
        <source>%1 →</source>
        <extracomment>An amount that lies to the right, outside of the picture</extracomment>
        <translation>%1 →</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 in Nutzung</translation>
    </message>
    <message>
        <source>%1 of the time, more in %2</source>
        <translation>%1 der Zeit, mehr in %2</translation>
    </message>
    <message>
        <source>In use from</source>
        <translation>In Nutzung ab</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>More in use</source>
        <translation>Mehr in Nutzung</translation>
    </message>
    <message>
        <source>%1: share of the time by units in use</source>
        <translation>%1: Anteil der Zeit nach Einheiten in Nutzung</translation>
    </message>
</context>
<context>
    <name>lc::DoctorPage</name>
    <message>
        <source>License doctor</source>
        <translation>Lizenzdoktor</translation>
    </message>
    <message>
        <source>findings</source>
        <translation>Befunde</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) found nothing.</source>
        <translation>
            <numerusform>%n Prüfung hat nichts gefunden.</numerusform>
            <numerusform>%n Prüfungen haben nichts gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a finding to see why it matters.</source>
        <translation>Einen Befund wählen, um zu sehen, warum er wichtig ist.</translation>
    </message>
    <message>
        <source>ARN or ID</source>
        <translation>ARN oder ID</translation>
    </message>
    <message>
        <source>&amp;Examine again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>Examine again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>&amp;Go to the object</source>
        <translation>Zum &amp;Objekt gehen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>examine licenses</source>
        <translation>Lizenzen prüfen</translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) could not be read.</source>
        <translation>
            <numerusform>%n Liste konnte nicht gelesen werden.</numerusform>
            <numerusform>%n Listen konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their checks are missing: %1</source>
        <translation>Ihre Prüfungen fehlen: %1</translation>
    </message>
    <message>
        <source>Choose a finding first.</source>
        <translation>Zuerst einen Befund wählen.</translation>
    </message>
</context>
<context>
    <name>lc::DraftKeeper</name>
    <message numerus="yes">
        <source>%n field(s) typed earlier stand in the form again.</source>
        <translation>
            <numerusform>%n früher ausgefülltes Feld steht wieder im Formular.</numerusform>
            <numerusform>%n früher ausgefüllte Felder stehen wieder im Formular.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) were changed on the server since.</source>
        <translation>
            <numerusform>%n Feld wurde seitdem auf dem Server geändert.</numerusform>
            <numerusform>%n Felder wurden seitdem auf dem Server geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were changed by both: yours would replace the newer value.</source>
        <translation>
            <numerusform>%n davon wurde von beiden geändert: Ihr Wert würde den neueren ersetzen.</numerusform>
            <numerusform>%n davon wurden von beiden geändert: Ihre Werte würden die neueren ersetzen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::DraftOffer</name>
    <message>
        <source>%1 (%2)</source>
        <comment>form and time</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n form(s) were not sent.</source>
        <translation>
            <numerusform>%n Formular wurde nicht gesendet.</numerusform>
            <numerusform>%n Formulare wurden nicht gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>%n form(s) cannot be opened again.</source>
        <translation>
            <numerusform>%n Formular kann nicht wieder geöffnet werden.</numerusform>
            <numerusform>%n Formulare können nicht wieder geöffnet werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::EditConfigurationPage</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Zählung</translation>
    </message>
    <message>
        <source>Counted by %1 in %2</source>
        <translation>Gezählt nach %1 in %2</translation>
    </message>
    <message>
        <source>This changes the self-managed license at once.</source>
        <translation>Dies ändert die selbst verwaltete Lizenz sofort.</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Nichts ist geändert.</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>Inzwischen geändert</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Only licenseAffinityToHost can be added.</source>
        <translation>Nur licenseAffinityToHost kann hinzugefügt werden.</translation>
    </message>
    <message>
        <source>Discovery</source>
        <translation>Erkennung</translation>
    </message>
    <message>
        <source>Resources on which one of these products is found are attached.</source>
        <translation>Ressourcen, auf denen eines dieser Produkte gefunden wird, werden zugeordnet.</translation>
    </message>
</context>
<context>
    <name>lc::EditGrantPage</name>
    <message>
        <source>Grant</source>
        <translation>Gewährung</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>The receiver sees it.</source>
        <translation>Der Empfänger sieht es.</translation>
    </message>
    <message>
        <source>Editing version %1 · for account %2</source>
        <translation>Bearbeitet wird Version %1 · für Konto %2</translation>
    </message>
    <message>
        <source>A grant needs a name.</source>
        <translation>Eine Gewährung braucht einen Namen.</translation>
    </message>
    <message>
        <source>Choose at least one right.</source>
        <translation>Mindestens ein Recht wählen.</translation>
    </message>
    <message>
        <source>This creates version %1. The receiver need not accept it again.</source>
        <translation>Dies erstellt Version %1. Der Empfänger muss sie nicht erneut annehmen.</translation>
    </message>
    <message>
        <source>Version %1 → version %2</source>
        <translation>Version %1 → Version %2</translation>
    </message>
    <message>
        <source>Create version %1</source>
        <translation>Version %1 erstellen</translation>
    </message>
    <message>
        <source>Name and rights are as they were.</source>
        <translation>Name und Rechte sind unverändert.</translation>
    </message>
    <message>
        <source>Restoring version %1 over version %2 · for account %3</source>
        <translation>Wiederherstellen von Version %1 über Version %2 · für Konto %3</translation>
    </message>
</context>
<context>
    <name>lc::EditLicensePage</name>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Needed for borrowing only.</source>
        <translation>Nur zum Ausleihen nötig.</translation>
    </message>
    <message>
        <source>Provisional use</source>
        <translation>Vorläufige Nutzung</translation>
    </message>
    <message>
        <source>Borrowing</source>
        <translation>Ausleihen</translation>
    </message>
    <message>
        <source>Reset usage counters</source>
        <translation>Nutzungszähler zurücksetzen</translation>
    </message>
    <message>
        <source>Off: what is in use stays counted.</source>
        <translation>Aus: Belegtes bleibt gezählt.</translation>
    </message>
    <message>
        <source>Fixed since version 1</source>
        <translation>Seit Version 1 fest</translation>
    </message>
    <message>
        <source>Editing version %1 · SKU %2 · for %3</source>
        <translation>Bearbeitet wird Version %1 · SKU %2 · für %3</translation>
    </message>
    <message>
        <source>This creates version %1 in %2. Version %3 stays readable.</source>
        <translation>Dies erstellt Version %1 in %2. Version %3 bleibt lesbar.</translation>
    </message>
    <message>
        <source>Version %1 → version %2</source>
        <translation>Version %1 → Version %2</translation>
    </message>
    <message>
        <source>Create version %1</source>
        <translation>Version %1 erstellen</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Nichts ist geändert.</translation>
    </message>
    <message>
        <source>Version %1, made meanwhile</source>
        <translation>Version %1, inzwischen entstanden</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Gültigkeit</translation>
    </message>
    <message>
        <source>Dates are stored in UTC</source>
        <translation>Daten werden in UTC gespeichert</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Tab moves to the next cell; the last row adds an entitlement</source>
        <translation>Tab springt zur nächsten Zelle; die letzte Zeile fügt eine Berechtigung hinzu</translation>
    </message>
    <message>
        <source>Consumption</source>
        <translation>Verbrauch</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Restoring version %1 over version %2 · SKU %3 · for %4</source>
        <translation>Version %1 wird über Version %2 wiederhergestellt · SKU %3 · für %4</translation>
    </message>
</context>
<context>
    <name>lc::EntitlementEditor</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Max count</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Overage</source>
        <translation>Überschreitung</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>Einchecken</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>New entitlement</source>
        <translation>Neue Berechtigung</translation>
    </message>
    <message>
        <source>Edit in a form…</source>
        <translation>In einem Formular bearbeiten…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Nicht verwendet</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>new entitlement</source>
        <translation>neue Berechtigung</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>Name von %1</translation>
    </message>
    <message>
        <source>Unit of %1</source>
        <translation>Einheit von %1</translation>
    </message>
    <message>
        <source>Max count of %1</source>
        <translation>Maximum von %1</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>Wert von %1</translation>
    </message>
    <message>
        <source>Overage allowed for %1</source>
        <translation>Überschreitung erlaubt für %1</translation>
    </message>
    <message>
        <source>Check-in allowed for %1</source>
        <translation>Einchecken erlaubt für %1</translation>
    </message>
    <message>
        <source>Actions for %1</source>
        <translation>Aktionen für %1</translation>
    </message>
    <message>
        <source>Edit %1 in a form, or remove it</source>
        <translation>%1 in einem Formular bearbeiten oder entfernen</translation>
    </message>
    <message>
        <source>Entitlement %1</source>
        <translation>Berechtigung %1</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
</context>
<context>
    <name>lc::EntitlementLine</name>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>At or over its limit</source>
        <translation>Am Limit oder darüber</translation>
    </message>
    <message>
        <source>Near its limit</source>
        <translation>Nahe am Limit</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Feature, value “%1”</source>
        <translation>Funktion, Wert „%1“</translation>
    </message>
    <message>
        <source>Overage allowed, check-in allowed</source>
        <translation>Überschreitung erlaubt, Einchecken erlaubt</translation>
    </message>
    <message>
        <source>Overage allowed, no check-in</source>
        <translation>Überschreitung erlaubt, kein Einchecken</translation>
    </message>
    <message>
        <source>No overage, check-in allowed</source>
        <translation>Keine Überschreitung, Einchecken erlaubt</translation>
    </message>
    <message>
        <source>No overage, no check-in</source>
        <translation>Keine Überschreitung, kein Einchecken</translation>
    </message>
</context>
<context>
    <name>lc::ErrorOffers</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>%1 signs for account %2.</source>
        <translation>%1 signiert für Konto %2.</translation>
    </message>
    <message>
        <source>The call can be sent again through it.</source>
        <translation>Der Aufruf kann darüber erneut gesendet werden.</translation>
    </message>
    <message>
        <source>Send with %1</source>
        <extracomment>%1: a connection</extracomment>
        <translation>Mit %1 senden</translation>
    </message>
    <message>
        <source>The connection could not be opened.</source>
        <translation>Die Verbindung konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>No connection is known to sign for account %1.</source>
        <translation>Keine bekannte Verbindung signiert für Konto %1.</translation>
    </message>
    <message>
        <source>Add or open one, then send the call again.</source>
        <translation>Eine hinzufügen oder öffnen, dann den Aufruf erneut senden.</translation>
    </message>
    <message>
        <source>Show connections</source>
        <translation>Verbindungen anzeigen</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft…</translation>
    </message>
    <message>
        <source>%1 is active.</source>
        <translation>%1 ist aktiv.</translation>
    </message>
    <message>
        <source>Now the license can be checked out.</source>
        <translation>Jetzt kann die Lizenz ausgecheckt werden.</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>Auschecken</translation>
    </message>
    <message>
        <source>No accepted grant of this product waits to be activated.</source>
        <translation>Keine angenommene Gewährung dieses Produkts wartet auf ihre Aktivierung.</translation>
    </message>
    <message>
        <source>Accept the grant in the inbox first, check product and key fingerprint, or name the beneficiary of an own license.</source>
        <translation>Zuerst die Gewährung im Eingang annehmen, Produkt und Schlüssel-Fingerabdruck prüfen oder den Begünstigten einer eigenen Lizenz nennen.</translation>
    </message>
    <message>
        <source>Name the beneficiary</source>
        <translation>Den Begünstigten nennen</translation>
    </message>
</context>
<context>
    <name>lc::ErrorPanel</name>
    <message>
        <source>Retry failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the explanation</source>
        <translation>Erklärung schließen</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>Was bekannt ist</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Details: the service&apos;s own words</source>
        <translation>Details: die eigenen Worte des Dienstes</translation>
    </message>
    <message>
        <source>Copy error</source>
        <translation>Fehler kopieren</translation>
    </message>
</context>
<context>
    <name>lc::EstateReader</name>
    <message>
        <source>%1 in %2 (%3): %4</source>
        <comment>connection, Region, operation, why</comment>
        <translation>%1 in %2 (%3): %4</translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation>die Verbindung wurde geschlossen</translation>
    </message>
</context>
<context>
    <name>lc::Examination</name>
    <message>
        <source>Recorded consumption: %1</source>
        <translation>Aufgezeichneter Verbrauch: %1</translation>
    </message>
</context>
<context>
    <name>lc::Exporting</name>
    <message>
        <source>read for the report</source>
        <translation>für den Bericht lesen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1 was not written: end its name in .csv, .xlsx, .pdf, .html or .json.</source>
        <translation>%1 wurde nicht geschrieben: Der Name muss auf .csv, .xlsx, .pdf, .html oder .json enden.</translation>
    </message>
    <message>
        <source>export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. What was there before is unchanged.</source>
        <translation>%1 ist nicht beschreibbar: %2. Was vorher dort war, ist unverändert.</translation>
    </message>
</context>
<context>
    <name>lc::ExtendDialog</name>
    <message>
        <source>Extend %1?</source>
        <translation>%1 verlängern?</translation>
    </message>
    <message>
        <source>It is held until %1. From now on it is held for another full time of the license.</source>
        <translation>Sie ist bis %1 belegt. Ab jetzt wird sie für eine weitere volle Dauer der Lizenz belegt.</translation>
    </message>
    <message>
        <source>&amp;Only try whether it can be extended</source>
        <translation>&amp;Nur probieren, ob sie verlängert werden kann</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Verlängern</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Probieren</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
</context>
<context>
    <name>lc::ExtensionDialog</name>
    <message>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
    <message>
        <source>Grant extension</source>
        <translation>Erweiterung gewähren</translation>
    </message>
    <message>
        <source>%1 in plan %2. The quota counts for this key alone, until its next reset.</source>
        <translation>%1 im Plan %2. Das Kontingent gilt nur für diesen Schlüssel, bis zur nächsten Rücksetzung.</translation>
    </message>
    <message>
        <source>Remaining after</source>
        <translation>Danach verbleibend</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Kontingent</translation>
    </message>
    <message>
        <source>Remaining now</source>
        <translation>Jetzt verbleibend</translation>
    </message>
    <message>
        <source>&amp;Remaining after</source>
        <translation>&amp;Danach verbleibend</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>Noch keine Zahlen</translation>
    </message>
    <message>
        <source>Enter a whole number of requests, 0 or more.</source>
        <translation>Eine ganze Zahl von Anfragen eingeben, 0 oder mehr.</translation>
    </message>
    <message>
        <source>This is what remains already.</source>
        <translation>So viel verbleibt bereits.</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>It is not known yet whether this was done: checking…</source>
        <translation>Noch ist nicht bekannt, ob das ausgeführt wurde: wird geprüft…</translation>
    </message>
    <message>
        <source>What remains is being read back.</source>
        <translation>Was offen ist, wird zurückgelesen.</translation>
    </message>
</context>
<context>
    <name>lc::FactList</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>lc::FactReading</name>
    <message>
        <source>The recorded history could not be read.</source>
        <translation>Der aufgezeichnete Verlauf konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The activity journal could not be read.</source>
        <translation>Das Aktivitätsjournal konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The lists that were kept could not be read.</source>
        <translation>Die aufbewahrten Listen konnten nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>lc::FaultsCard</name>
    <message>
        <source>Every call</source>
        <translation>Jeder Aufruf</translation>
    </message>
    <message>
        <source>Every change</source>
        <translation>Jede Änderung</translation>
    </message>
    <message>
        <source>waits %1 s</source>
        <translation>wartet %1 s</translation>
    </message>
    <message>
        <source>fails with %1 %2</source>
        <translation>schlägt fehl mit %1 %2</translation>
    </message>
    <message>
        <source>loses its connection</source>
        <translation>verliert die Verbindung</translation>
    </message>
    <message>
        <source>is carried out</source>
        <translation>wird ausgeführt</translation>
    </message>
    <message>
        <source>is not carried out</source>
        <translation>wird nicht ausgeführt</translation>
    </message>
    <message>
        <source>Until cleared</source>
        <translation>Bis zum Aufheben</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>Noch ausstehend</translation>
    </message>
    <message>
        <source>Faults that still come</source>
        <translation>Noch ausstehende Störungen</translation>
    </message>
    <message>
        <source>Throttle the next 5 calls</source>
        <translation>Nächste 5 Aufrufe drosseln</translation>
    </message>
    <message>
        <source>Cut the next change</source>
        <translation>Verbindung der nächsten Änderung trennen</translation>
    </message>
    <message>
        <source>Slow by 3 s</source>
        <translation>Um 3 s verlangsamen</translation>
    </message>
    <message>
        <source>Add fault…</source>
        <translation>Störung hinzufügen…</translation>
    </message>
    <message>
        <source>Clear all faults</source>
        <translation>Alle Störungen aufheben</translation>
    </message>
    <message>
        <source>the faults</source>
        <translation>die Störungen</translation>
    </message>
    <message>
        <source>No faults come any more.</source>
        <translation>Es treten keine Störungen mehr ein.</translation>
    </message>
    <message>
        <source>The fault “%1” comes.</source>
        <translation>Die Störung „%1“ tritt ein.</translation>
    </message>
    <message>
        <source>New fault</source>
        <translation>Neue Störung</translation>
    </message>
    <message>
        <source>For every account and Region</source>
        <translation>Für alle Konten und Regionen</translation>
    </message>
    <message>
        <source>Every program that uses this service meets the fault.</source>
        <translation>Jedes Programm, das diesen Dienst verwendet, trifft auf die Störung.</translation>
    </message>
    <message>
        <source>Add fault</source>
        <translation>Störung hinzufügen</translation>
    </message>
    <message>
        <source>Which calls</source>
        <translation>Welche Aufrufe</translation>
    </message>
    <message>
        <source>What happens to them</source>
        <translation>Was mit ihnen geschieht</translation>
    </message>
    <message>
        <source>0: until the faults are cleared.</source>
        <translation>0: bis die Störungen aufgehoben werden.</translation>
    </message>
    <message>
        <source>Up to 60,000, before the answer.</source>
        <translation>Bis zu 60.000, vor der Antwort.</translation>
    </message>
    <message>
        <source>400 to 599. Empty: the call is answered.</source>
        <translation>400 bis 599. Leer: Der Aufruf wird beantwortet.</translation>
    </message>
    <message>
        <source>Such as ThrottlingException or ExpiredTokenException.</source>
        <translation>Etwa ThrottlingException oder ExpiredTokenException.</translation>
    </message>
    <message>
        <source>Carried out although it fails: its outcome is unknown to the caller.</source>
        <translation>Ausgeführt, obwohl er fehlschlägt: Das Ergebnis ist dem Aufrufer unbekannt.</translation>
    </message>
    <message>
        <source>Enter a status or a delay, or cut the connection: else nothing happens.</source>
        <translation>Einen Status oder eine Verzögerung eingeben oder die Verbindung trennen: Sonst geschieht nichts.</translation>
    </message>
    <message>
        <source>The fault comes.</source>
        <translation>Die Störung tritt ein.</translation>
    </message>
    <message>
        <source>Calls of every account and Region that fail, wait or lose their connection, to see what a program makes of it. Calls of the controls are spared.</source>
        <translation>Aufrufe jedes Kontos und jeder Region, die scheitern, warten oder ihre Verbindung verlieren, um zu sehen, was ein Programm daraus macht. Aufrufe der Steuerung bleiben verschont.</translation>
    </message>
    <message>
        <source>Empty: every call but those of the controls.</source>
        <translation>Leer: jeder Aufruf außer denen der Steuerung.</translation>
    </message>
</context>
<context>
    <name>lc::FileEditor</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
</context>
<context>
    <name>lc::FilterBar</name>
    <message>
        <source>Add a filter</source>
        <translation>Filter hinzufügen</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Export this table</source>
        <translation>Diese Tabelle exportieren</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>Nach Text filtern</translation>
    </message>
    <message>
        <source>Filter %1: click to take it away</source>
        <translation>Filter %1: Klick entfernt ihn</translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation>Nach %1 filtern</translation>
    </message>
</context>
<context>
    <name>lc::FilterDialog</name>
    <message>
        <source>Filter by %1</source>
        <translation>Nach %1 filtern</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>First day (UTC)</source>
        <translation>Erster Tag (UTC)</translation>
    </message>
    <message>
        <source>Last day (UTC)</source>
        <translation>Letzter Tag (UTC)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>%1 is not a number.</source>
        <translation>%1 ist keine Zahl.</translation>
    </message>
    <message>
        <source>%1 is not a day.</source>
        <translation>%1 ist kein Tag.</translation>
    </message>
    <message>
        <source>Nothing is both at least the first and at most the second.</source>
        <translation>Nichts ist zugleich mindestens der erste und höchstens der zweite Wert.</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <extracomment>A column, a sign of comparison, and a value</extracomment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>%1 contains %2</source>
        <extracomment>A column and a text in it</extracomment>
        <translation>%1 enthält %2</translation>
    </message>
</context>
<context>
    <name>lc::FilterMenu</name>
    <message>
        <source>More filters</source>
        <translation>Weitere Filter</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>From day to day…</source>
        <translation>Von Tag bis Tag…</translation>
    </message>
    <message>
        <source>Contains…</source>
        <translation>Enthält…</translation>
    </message>
    <message>
        <source>At least or at most…</source>
        <translation>Mindestens oder höchstens…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column and days</comment>
        <extracomment>A column and a range of days: &quot;Ends: next 30 days&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Before today</source>
        <translation>Vor heute</translation>
    </message>
    <message>
        <source>From today on</source>
        <translation>Ab heute</translation>
    </message>
    <message>
        <source>Until in 30 days</source>
        <translation>Bis in 30 Tagen</translation>
    </message>
    <message>
        <source>Until in 90 days</source>
        <translation>Bis in 90 Tagen</translation>
    </message>
    <message>
        <source>Has a value</source>
        <translation>Hat einen Wert</translation>
    </message>
    <message>
        <source>%1: any</source>
        <translation>%1: mit Wert</translation>
    </message>
    <message>
        <source>Has no value</source>
        <translation>Hat keinen Wert</translation>
    </message>
    <message>
        <source>%1: none</source>
        <translation>%1: ohne Wert</translation>
    </message>
</context>
<context>
    <name>lc::FormPage</name>
    <message>
        <source>Re&amp;view changes</source>
        <translation>Änderungen &amp;prüfen</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Review changes</source>
        <translation>Änderungen prüfen</translation>
    </message>
    <message numerus="yes">
        <source>Fix %n error(s) first.</source>
        <translation>
            <numerusform>Zuerst %n Fehler beheben.</numerusform>
            <numerusform>Zuerst %n Fehler beheben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Sendet…</translation>
    </message>
    <message>
        <source>Continue with this choice</source>
        <translation>Mit dieser Wahl fortfahren</translation>
    </message>
    <message>
        <source>It is not known yet whether this was done: checking…</source>
        <translation>Noch ist nicht bekannt, ob das ausgeführt wurde: wird geprüft…</translation>
    </message>
    <message>
        <source>Production.</source>
        <translation>Produktion.</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Connection and Region</source>
        <translation>Verbindung und Region</translation>
    </message>
    <message>
        <source>Where this is made</source>
        <translation>Wo dies angelegt wird</translation>
    </message>
    <message>
        <source>Draft saved %1</source>
        <translation>Entwurf gespeichert: %1</translation>
    </message>
    <message>
        <source>Draft of %1.</source>
        <translation>Entwurf vom %1.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
</context>
<context>
    <name>lc::GrantAnswering</name>
    <message>
        <source>Nothing was changed. The grant still waits for an answer.</source>
        <translation>Nichts wurde geändert. Die Gewährung wartet noch auf eine Antwort.</translation>
    </message>
    <message>
        <source>The grant is accepted, but it is not active yet.</source>
        <translation>Die Gewährung ist angenommen, aber noch nicht aktiv.</translation>
    </message>
    <message numerus="yes">
        <source>Accepted %1 of %2 grants.</source>
        <translation>
            <numerusform>%1 von %2 Gewährung angenommen.</numerusform>
            <numerusform>%1 von %2 Gewährungen angenommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted and activated %1 of %2 grants.</source>
        <translation>
            <numerusform>%1 von %2 Gewährung angenommen und aktiviert.</numerusform>
            <numerusform>%1 von %2 Gewährungen angenommen und aktiviert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rejected %1 of %2 grants.</source>
        <translation>
            <numerusform>%1 von %2 Gewährung abgelehnt.</numerusform>
            <numerusform>%1 von %2 Gewährungen abgelehnt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>%1: not sent, the job was stopped.</source>
        <translation>%1: nicht gesendet, der Vorgang wurde angehalten.</translation>
    </message>
    <message>
        <source>%1: failed. %2 %3</source>
        <translation>%1: fehlgeschlagen. %2 %3</translation>
    </message>
</context>
<context>
    <name>lc::GrantBadges</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Accepting…</source>
        <translation>Nimmt an…</translation>
    </message>
    <message>
        <source>Activating…</source>
        <translation>Aktiviert…</translation>
    </message>
    <message>
        <source>Rejecting…</source>
        <translation>Lehnt ab…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Prüft…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
</context>
<context>
    <name>lc::GrantInboxPage</name>
    <message>
        <source>Grant inbox</source>
        <translation>Gewährungseingang</translation>
    </message>
    <message>
        <source>grants</source>
        <translation>Gewährungen</translation>
    </message>
    <message>
        <source>No grant waits for an answer.</source>
        <translation>Keine Gewährung wartet auf eine Antwort.</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Annehmen</translation>
    </message>
    <message>
        <source>Accept and ac&amp;tivate</source>
        <translation>Annehmen und ak&amp;tivieren</translation>
    </message>
    <message>
        <source>&amp;Reject…</source>
        <translation>Ab&amp;lehnen…</translation>
    </message>
    <message>
        <source>Retry &amp;failed</source>
        <translation>&amp;Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>All (%1)</source>
        <translation>Alle (%1)</translation>
    </message>
    <message>
        <source>Ready only (%1)</source>
        <translation>Nur bereite (%1)</translation>
    </message>
    <message>
        <source>Conflict (%1)</source>
        <translation>Konflikt (%1)</translation>
    </message>
    <message>
        <source>Needs other profile (%1)</source>
        <translation>Braucht anderes Profil (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n grant(s) left out: answered already, or another profile is needed.</source>
        <translation>
            <numerusform>%n Gewährung ausgelassen: schon beantwortet, oder ein anderes Profil ist nötig.</numerusform>
            <numerusform>%n Gewährungen ausgelassen: schon beantwortet, oder ein anderes Profil ist nötig.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 replaces %2</source>
        <translation>%1 ersetzt %2</translation>
    </message>
    <message numerus="yes">
        <source>Activate and replace %n active grant(s)?</source>
        <translation>
            <numerusform>Aktivieren und %n aktive Gewährung ersetzen?</numerusform>
            <numerusform>Aktivieren und %n aktive Gewährungen ersetzen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The grants named last are disabled in the account. To keep them, choose Accept instead.</source>
        <translation>Die zuletzt genannten Gewährungen werden im Konto deaktiviert. Um sie zu behalten, stattdessen „Annehmen“ wählen.</translation>
    </message>
    <message numerus="yes">
        <source>Replace %n grant(s)</source>
        <translation>
            <numerusform>%n Gewährung ersetzen</numerusform>
            <numerusform>%n Gewährungen ersetzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reject %1?</source>
        <translation>%1 ablehnen?</translation>
    </message>
    <message numerus="yes">
        <source>Reject %n grant(s)?</source>
        <translation>
            <numerusform>%n Gewährung ablehnen?</numerusform>
            <numerusform>%n Gewährungen ablehnen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Rejecting is final: a rejected grant can never be activated. Its grantor would have to make a new one.</source>
        <translation>Ablehnen ist endgültig: Eine abgelehnte Gewährung kann nie aktiviert werden. Der Gewährende müsste eine neue erteilen.</translation>
    </message>
    <message numerus="yes">
        <source>Reject %n grant(s)</source>
        <translation>
            <numerusform>%n Gewährung ablehnen</numerusform>
            <numerusform>%n Gewährungen ablehnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason (kept in the summary; the service has no place for it)</source>
        <translation>Grund (bleibt in der Zusammenfassung; der Dienst hat keinen Platz dafür)</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark grants with Space first.</source>
        <translation>Zuerst Gewährungen mit der Leertaste markieren.</translation>
    </message>
    <message>
        <source>None of these can be answered here: see the pre-check.</source>
        <translation>Keine davon kann hier beantwortet werden: siehe Vorprüfung.</translation>
    </message>
    <message>
        <source>Retry failed (%1)</source>
        <translation>Fehlgeschlagene wiederholen (%1)</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>The job is still running.</source>
        <translation>Der Vorgang läuft noch.</translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation>Nichts ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Available when the job has ended.</source>
        <translation>Verfügbar, wenn der Vorgang beendet ist.</translation>
    </message>
    <message>
        <source>New actions start after the current job.</source>
        <translation>Neue Aktionen beginnen nach dem laufenden Vorgang.</translation>
    </message>
    <message numerus="yes">
        <source>Rejecting %n grant(s)</source>
        <translation>
            <numerusform>%n Gewährung wird abgelehnt</numerusform>
            <numerusform>%n Gewährungen werden abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>Which grants</source>
        <translation>Welche Gewährungen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>All received</source>
        <translation>Alle erhaltenen</translation>
    </message>
    <message>
        <source>%1 signs for account %2: answer its grants now.</source>
        <translation>%1 signiert für Konto %2: Seine Gewährungen können jetzt beantwortet werden.</translation>
    </message>
</context>
<context>
    <name>lc::HeadlessAlerts</name>
    <message>
        <source>Nothing was recorded yet: there is no %1.</source>
        <translation>Noch wurde nichts aufgezeichnet: %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The alert rules in %1 cannot be read: %2.</source>
        <translation>Die Alarmregeln in %1 können nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The history %1 cannot be read: %2.</source>
        <translation>Der Verlauf %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Nothing was recorded yet.</source>
        <translation>Noch wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>No lists of licenses, grants and tokens were read yet: what ends or waits is not looked at. Open the connections in the window once.</source>
        <translation>Noch wurden keine Listen von Lizenzen, Grants und Token gelesen: Was endet oder wartet, wird nicht betrachtet. Die Verbindungen einmal im Fenster öffnen.</translation>
    </message>
</context>
<context>
    <name>lc::HeadlessExport</name>
    <message>
        <source>%1 cannot be written: %2. What was there before is unchanged.</source>
        <translation>%1 ist nicht beschreibbar: %2. Was vorher dort war, ist unverändert.</translation>
    </message>
    <message>
        <source>%1 was written, but not everything could be read:
%2</source>
        <translation>%1 wurde geschrieben, aber nicht alles war lesbar:
%2</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>%1 wurde geschrieben.</translation>
    </message>
    <message>
        <source>%1 names no format: end it in .pdf, .html, .csv, .xlsx, .json or .ics.</source>
        <translation>%1 nennt kein Format: auf .pdf, .html, .csv, .xlsx, .json oder .ics enden lassen.</translation>
    </message>
</context>
<context>
    <name>lc::HeadlessRecord</name>
    <message>
        <source>The history %1 cannot be written. Nothing was recorded.</source>
        <translation>Der Verlauf %1 kann nicht geschrieben werden. Nichts wurde aufgezeichnet.</translation>
    </message>
    <message>
        <source>Another License Console records into this history already. Nothing was done.</source>
        <translation>Eine andere License Console zeichnet schon in diesen Verlauf auf. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>The history %1 could not be written. What was recorded before is unchanged.</source>
        <translation>Der Verlauf %1 konnte nicht geschrieben werden. Was vorher aufgezeichnet war, ist unverändert.</translation>
    </message>
    <message>
        <source>There is no connection %1 any more.</source>
        <translation>Die Verbindung %1 gibt es nicht mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) were recorded.</source>
        <translation>
            <numerusform>%n Wert wurde aufgezeichnet.</numerusform>
            <numerusform>%n Werte wurden aufgezeichnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was recorded:
%1</source>
        <translation>Nichts wurde aufgezeichnet:
%1</translation>
    </message>
    <message>
        <source>%1 This is missing:
%2</source>
        <translation>%1 Das fehlt:
%2</translation>
    </message>
</context>
<context>
    <name>lc::HeadlessReport</name>
    <message>
        <source>The saved reports could not be read: %1</source>
        <translation>Die gespeicherten Berichte konnten nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>There is no report %1: none is saved.</source>
        <translation>Den Bericht %1 gibt es nicht: Keiner ist gespeichert.</translation>
    </message>
    <message>
        <source>There is no report %1. Saved are: %2.</source>
        <translation>Den Bericht %1 gibt es nicht. Gespeichert sind: %2.</translation>
    </message>
    <message>
        <source>%1 names no format: end it in .pdf, .html, .csv, .xlsx or .json.</source>
        <translation>%1 nennt kein Format: Der Name muss auf .pdf, .html, .csv, .xlsx oder .json enden.</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>%1 wurde geschrieben.</translation>
    </message>
    <message>
        <source>%1 was written, but not everything could be read:
%2</source>
        <translation>%1 wurde geschrieben, aber nicht alles war lesbar:
%2</translation>
    </message>
</context>
<context>
    <name>lc::HeadlessTask</name>
    <message>
        <source>There is no connection %1.</source>
        <translation>Es gibt keine Verbindung %1.</translation>
    </message>
    <message>
        <source>No connection was open the last time. Open one in the window, or name one with --connection.</source>
        <translation>Beim letzten Mal war keine Verbindung offen. Eine im Fenster öffnen oder mit --connection nennen.</translation>
    </message>
    <message>
        <source>%1 was not opened: %2 %3</source>
        <translation>%1 wurde nicht geöffnet: %2 %3</translation>
    </message>
</context>
<context>
    <name>lc::HeatMapChart</name>
    <message>
        <source>In use on average, by weekday and hour</source>
        <translation>Im Mittel in Nutzung, nach Wochentag und Stunde</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 in Nutzung</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Nothing was recorded in this range.</source>
        <translation>In diesem Zeitraum wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Wochentag</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>On average</source>
        <translation>Im Mittel</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>%1: use by weekday and hour</source>
        <translation>%1: Nutzung nach Wochentag und Stunde</translation>
    </message>
</context>
<context>
    <name>lc::HeatPlot</name>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, %2 bis %3</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 on average, %2 at most</source>
        <translation>%1 im Mittel, %2 höchstens</translation>
    </message>
</context>
<context>
    <name>lc::HistoryCare</name>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Angehalten. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This is no whole history of License Console. Nothing was imported.
%1</source>
        <translation>Das ist kein vollständiger Verlauf von License Console. Nichts wurde importiert.
%1</translation>
    </message>
    <message>
        <source>No space is left. Nothing was changed. Free some and try again.</source>
        <translation>Kein Platz mehr. Nichts wurde geändert. Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Another process writes the history. Nothing was changed. Close it and try again.</source>
        <translation>Ein anderer Prozess schreibt den Verlauf. Nichts wurde geändert. Ihn schließen und erneut versuchen.</translation>
    </message>
    <message>
        <source>It did not work, and nothing was changed.
%1</source>
        <translation>Es hat nicht funktioniert, und nichts wurde geändert.
%1</translation>
    </message>
    <message>
        <source>%1 readings of %2 series were written to %3.</source>
        <translation>%1 Messungen aus %2 Reihen wurden nach %3 geschrieben.</translation>
    </message>
    <message>
        <source>%1 readings were added; %2 were here already.</source>
        <translation>%1 Messungen kamen hinzu; %2 waren schon hier.</translation>
    </message>
    <message>
        <source>Everything that is stored was read; it is whole.</source>
        <translation>Alles Gespeicherte wurde gelesen; es ist unversehrt.</translation>
    </message>
    <message>
        <source>%1 readings were rolled up, %2 removed.</source>
        <translation>%1 Messungen wurden zusammengefasst, %2 entfernt.</translation>
    </message>
    <message>
        <source>Stopped. What was rolled up and removed until then stays so; the rest follows within a day.</source>
        <translation>Angehalten. Was bis dahin zusammengefasst und entfernt wurde, bleibt es; der Rest folgt binnen eines Tages.</translation>
    </message>
    <message>
        <source>Not everything was rolled up and removed; the rest follows within a day.
%1</source>
        <translation>Nicht alles wurde zusammengefasst und entfernt; der Rest folgt binnen eines Tages.
%1</translation>
    </message>
</context>
<context>
    <name>lc::HistoryCareSection</name>
    <message>
        <source>Upkeep of the history</source>
        <translation>Pflege des Verlaufs</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep every &amp;reading</source>
        <translation>Jede &amp;Messung aufbewahren</translation>
    </message>
    <message>
        <source>Then one value an &amp;hour</source>
        <translation>Danach einen Wert je &amp;Stunde</translation>
    </message>
    <message>
        <source>Then one a &amp;day</source>
        <translation>Danach einen je &amp;Tag</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Chec&amp;k now</source>
        <translation>Jetzt &amp;prüfen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message numerus="yes">
        <source>until it is %n year(s) old</source>
        <translation>
            <numerusform>bis er %n Jahr alt ist</numerusform>
            <numerusform>bis er %n Jahre alt ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>until it is %n month(s) old</source>
        <translation>
            <numerusform>bis er %n Monat alt ist</numerusform>
            <numerusform>bis er %n Monate alt ist</numerusform>
        </translation>
    </message>
    <message>
        <source>Export history</source>
        <translation>Verlauf exportieren</translation>
    </message>
    <message>
        <source>History (*.jsonl)</source>
        <translation>Verlauf (*.jsonl)</translation>
    </message>
    <message>
        <source>Import history</source>
        <translation>Verlauf importieren</translation>
    </message>
    <message>
        <source>Exporting: %p%</source>
        <translation>Exportiert: %p&#xa0;%</translation>
    </message>
    <message>
        <source>Importing: %p%</source>
        <translation>Importiert: %p&#xa0;%</translation>
    </message>
    <message>
        <source>Checking: %p%</source>
        <translation>Geprüft: %p&#xa0;%</translation>
    </message>
    <message>
        <source>Rolling up and removing: %p%</source>
        <translation>Zusammengefasst und entfernt: %p&#xa0;%</translation>
    </message>
</context>
<context>
    <name>lc::HistoryNotices</name>
    <message>
        <source>The history is kept in %1 now.</source>
        <translation>Der Verlauf wird jetzt in %1 aufbewahrt.</translation>
    </message>
    <message>
        <source>The password of the history is known until the program ends only. %1</source>
        <translation>Das Passwort des Verlaufs ist nur bis zum Ende des Programms bekannt. %1</translation>
    </message>
    <message>
        <source>The history can be used again.</source>
        <translation>Der Verlauf kann wieder benutzt werden.</translation>
    </message>
    <message>
        <source>Copying the history</source>
        <translation>Der Verlauf wird kopiert</translation>
    </message>
    <message>
        <source>The history was damaged. Its file was set aside as %1 and a new one begun with what could be read: %2 readings of %3 series; %4 parts could not. Delete the damaged file once you miss nothing.</source>
        <translation>Die Verlaufsdatei war beschädigt. Sie wurde als %1 beiseitegelegt und eine neue mit dem Lesbaren begonnen: %2 Messungen aus %3 Reihen; %4 Teile waren nicht lesbar. Löschen Sie die beschädigte Datei, sobald Sie nichts vermissen.</translation>
    </message>
</context>
<context>
    <name>lc::HistoryPlaceSection</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>Copy what was recorded until now</source>
        <translation>Bisher Aufgezeichnetes kopieren</translation>
    </message>
    <message>
        <source>Where the history is kept</source>
        <translation>Wo der Verlauf aufbewahrt wird</translation>
    </message>
    <message>
        <source>In a file on this computer</source>
        <translation>In einer Datei auf diesem Rechner</translation>
    </message>
    <message>
        <source>On a PostgreSQL server, shared</source>
        <translation>Auf einem PostgreSQL-Server, gemeinsam</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Aufbewahren</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Datenbank</translation>
    </message>
    <message>
        <source>Us&amp;er</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>As in the keychain</source>
        <translation>Wie im Schlüsselbund</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>When the server offers it</source>
        <translation>Wenn der Server es anbietet</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>Encrypted, and the server proves its name</source>
        <translation>Verschlüsselt, und der Server beweist seinen Namen</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>T&amp;LS</source>
        <translation>T&amp;LS</translation>
    </message>
    <message>
        <source>Trusted certi&amp;ficates</source>
        <translation>&amp;Vertraute Zertifikate</translation>
    </message>
    <message>
        <source>File; empty: as PostgreSQL&apos;s own tools do</source>
        <translation>Datei; leer: wie PostgreSQLs eigene Werkzeuge</translation>
    </message>
    <message>
        <source>Outcome of the test</source>
        <translation>Ergebnis des Tests</translation>
    </message>
    <message>
        <source>The password is kept in the keychain of this desktop only.</source>
        <translation>Das Passwort wird nur im Schlüsselbund dieses Desktops aufbewahrt.</translation>
    </message>
    <message>
        <source>Trying %1 …</source>
        <translation>%1 wird versucht …</translation>
    </message>
</context>
<context>
    <name>lc::HistoryPlaces</name>
    <message>
        <source>PostgreSQL %1 answers, encrypted.</source>
        <translation>PostgreSQL %1 antwortet, verschlüsselt.</translation>
    </message>
    <message>
        <source>PostgreSQL %1 answers, not encrypted.</source>
        <translation>PostgreSQL %1 antwortet, nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>A history is kept there already; yours joins it.</source>
        <translation>Dort gibt es schon einen Verlauf; Ihrer kommt hinzu.</translation>
    </message>
    <message>
        <source>There is no history yet; its tables are made when you begin.</source>
        <translation>Es gibt noch keinen Verlauf; seine Tabellen entstehen, sobald Sie beginnen.</translation>
    </message>
    <message>
        <source>The history cannot be used</source>
        <translation>Der Verlauf kann nicht benutzt werden</translation>
    </message>
    <message>
        <source>What was recorded before is unchanged.</source>
        <translation>Was vorher aufgezeichnet war, ist unverändert.</translation>
    </message>
    <message>
        <source>No way was found to the server %1, port %2.</source>
        <translation>Kein Weg zum Server %1, Port %2, wurde gefunden.</translation>
    </message>
    <message>
        <source>Check host, port and TLS, and whether the server runs. The program tries again by itself.</source>
        <translation>Host, Port und TLS prüfen und ob der Server läuft. Das Programm versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>The server does not let %1 into the database %2.</source>
        <translation>Der Server lässt %1 nicht in die Datenbank %2.</translation>
    </message>
    <message>
        <source>Check database, user and password in Preferences, or ask who runs the server.</source>
        <translation>Datenbank, Benutzer und Passwort in den Einstellungen prüfen oder fragen, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>Update the program on this computer.</source>
        <translation>Das Programm auf diesem Rechner aktualisieren.</translation>
    </message>
    <message>
        <source>The server lets %1 read the history, not write it.</source>
        <translation>Der Server lässt %1 den Verlauf lesen, nicht schreiben.</translation>
    </message>
    <message>
        <source>Ask who runs the server for the right to write.</source>
        <translation>Wer den Server betreibt, um das Schreibrecht bitten.</translation>
    </message>
    <message>
        <source>Close the other program first.</source>
        <translation>Zuerst das andere Programm schließen.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Es wurde angehalten.</translation>
    </message>
    <message>
        <source>The server reported an error.</source>
        <translation>Der Server meldete einen Fehler.</translation>
    </message>
    <message>
        <source>See the details.</source>
        <translation>Siehe Details.</translation>
    </message>
    <message>
        <source>Enter the host of the server.</source>
        <translation>Den Host des Servers eingeben.</translation>
    </message>
    <message>
        <source>Enter the name of the database.</source>
        <translation>Den Namen der Datenbank eingeben.</translation>
    </message>
    <message>
        <source>Enter the user of the database.</source>
        <translation>Den Benutzer der Datenbank eingeben.</translation>
    </message>
    <message>
        <source>The certificate file %1 cannot be read.</source>
        <translation>Die Zertifikatsdatei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 may not make the tables of a history in the database %2.</source>
        <translation>%1 darf die Tabellen eines Verlaufs in der Datenbank %2 nicht anlegen.</translation>
    </message>
    <message>
        <source>Ask who runs the server for the right to create a schema there.</source>
        <translation>Wer den Server betreibt, um das Recht bitten, dort ein Schema anzulegen.</translation>
    </message>
    <message>
        <source>%1 readings of %2 series were copied to %3; %4 were there already.</source>
        <translation>%1 Messungen aus %2 Reihen wurden nach %3 kopiert; %4 waren schon dort.</translation>
    </message>
    <message>
        <source>The history was not copied</source>
        <translation>Der Verlauf wurde nicht kopiert</translation>
    </message>
    <message>
        <source>The former history is unchanged, and new readings go to %1.</source>
        <translation>Der frühere Verlauf ist unverändert, und neue Messungen gehen nach %1.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of this program.</source>
        <translation>%1 wurde von einer neueren Version dieses Programms geschrieben.</translation>
    </message>
    <message>
        <source>Another program writes %1.</source>
        <translation>Ein anderes Programm schreibt %1.</translation>
    </message>
    <message>
        <source>%1 could not be read or written.</source>
        <translation>%1 konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>Check whether its disk is full and whether you may write its folder.</source>
        <translation>Prüfen Sie, ob der Datenträger voll ist und ob Sie in den Ordner schreiben dürfen.</translation>
    </message>
</context>
<context>
    <name>lc::HoldBackBand</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>It is sent in %n second(s).</source>
        <translation>
            <numerusform>Wird in %n Sekunde gesendet.</numerusform>
            <numerusform>Wird in %n Sekunden gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
</context>
<context>
    <name>lc::InventoryCard</name>
    <message>
        <source>Inventory</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Machines, images and databases of the account chosen above, in its Region. What is added or removed is kept, and counts for self-managed licenses.</source>
        <translation>Maschinen, Images und Datenbanken des oben gewählten Kontos in seiner Region. Was hinzugefügt oder entfernt wird, bleibt erhalten und zählt für selbst verwaltete Lizenzen.</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Inventory of the account</source>
        <translation>Bestand des Kontos</translation>
    </message>
    <message>
        <source>Add machine…</source>
        <translation>Maschine hinzufügen…</translation>
    </message>
    <message>
        <source>Add image…</source>
        <translation>Image hinzufügen…</translation>
    </message>
    <message>
        <source>Add database…</source>
        <translation>Datenbank hinzufügen…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>What the service knows of this resource is replaced.</source>
        <translation>Was der Dienst von dieser Ressource weiß, wird ersetzt.</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>New machine</source>
        <translation>Neue Maschine</translation>
    </message>
    <message>
        <source>Add machine</source>
        <translation>Maschine hinzufügen</translation>
    </message>
    <message>
        <source>New image</source>
        <translation>Neues Image</translation>
    </message>
    <message>
        <source>Add image</source>
        <translation>Image hinzufügen</translation>
    </message>
    <message>
        <source>New database</source>
        <translation>Neue Datenbank</translation>
    </message>
    <message>
        <source>Add database</source>
        <translation>Datenbank hinzufügen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Of this account and Region; the ID is made up.</source>
        <translation>Von diesem Konto und dieser Region; die ID wird erfunden.</translation>
    </message>
    <message>
        <source>Such as running, stopped or available.</source>
        <translation>Etwa running, stopped oder available.</translation>
    </message>
    <message>
        <source>The resource is in the inventory.</source>
        <translation>Die Ressource ist im Bestand.</translation>
    </message>
    <message>
        <source>Choose a resource first.</source>
        <translation>Zuerst eine Ressource wählen.</translation>
    </message>
    <message>
        <source>It is in the list above.</source>
        <translation>Sie steht in der Liste oben.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>It leaves the inventory and every self-managed license that it is associated with.</source>
        <translation>Sie verlässt den Bestand und jede selbst verwaltete Lizenz, der sie zugeordnet ist.</translation>
    </message>
    <message>
        <source>Remove resource</source>
        <translation>Ressource entfernen</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
</context>
<context>
    <name>lc::InventoryConditionRow</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>What condition %1 compares</source>
        <translation>Was Bedingung %1 vergleicht</translation>
    </message>
    <message>
        <source>Tag key of condition %1</source>
        <translation>Tag-Schlüssel der Bedingung %1</translation>
    </message>
    <message>
        <source>How condition %1 compares</source>
        <translation>Wie Bedingung %1 vergleicht</translation>
    </message>
    <message>
        <source>Value of condition %1</source>
        <translation>Wert der Bedingung %1</translation>
    </message>
    <message>
        <source>Remove condition %1</source>
        <translation>Bedingung %1 entfernen</translation>
    </message>
</context>
<context>
    <name>lc::InventoryPage</name>
    <message>
        <source>Inventory</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>No resources found in the open connections.</source>
        <translation>In den offenen Verbindungen wurden keine Ressourcen gefunden.</translation>
    </message>
    <message>
        <source>Choose a resource to see its details.</source>
        <translation>Wählen Sie eine Ressource, um ihre Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>&amp;Attach a license…</source>
        <translation>Lizenz &amp;zuordnen…</translation>
    </message>
    <message>
        <source>De&amp;tach…</source>
        <translation>Lö&amp;sen…</translation>
    </message>
    <message>
        <source>&amp;Search the inventory…</source>
        <translation>Bestand durch&amp;suchen…</translation>
    </message>
    <message>
        <source>Delete this s&amp;earch</source>
        <translation>Di&amp;ese Suche löschen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Attach a license to %n resource(s)…</source>
        <translation>
            <numerusform>%n Ressource eine Lizenz &amp;zuordnen…</numerusform>
            <numerusform>%n Ressourcen eine Lizenz &amp;zuordnen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose resources first.</source>
        <translation>Zuerst Ressourcen wählen.</translation>
    </message>
    <message>
        <source>Choose resources of one connection and Region.</source>
        <translation>Ressourcen einer einzigen Verbindung und Region wählen.</translation>
    </message>
    <message>
        <source>Choose a search that was kept first.</source>
        <translation>Zuerst eine gemerkte Suche wählen.</translation>
    </message>
    <message>
        <source>Choose a license in the details first.</source>
        <translation>Zuerst in den Einzelheiten eine Lizenz wählen.</translation>
    </message>
    <message>
        <source>Detach %1 from %2?</source>
        <translation>%1 von %2 lösen?</translation>
    </message>
    <message>
        <source>The license becomes free and the resource is no longer counted.</source>
        <translation>Die Lizenz wird frei, und die Ressource wird nicht mehr gezählt.</translation>
    </message>
    <message numerus="yes">
        <source>Detach %n license(s)</source>
        <translation>
            <numerusform>%n Lizenz lösen</numerusform>
            <numerusform>%n Lizenzen lösen</numerusform>
        </translation>
    </message>
    <message>
        <source>Detached from %1.</source>
        <translation>Von %1 gelöst.</translation>
    </message>
</context>
<context>
    <name>lc::InventorySearchBar</name>
    <message>
        <source>Search…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Let the service look for resources</source>
        <translation>Den Dienst nach Ressourcen suchen lassen</translation>
    </message>
</context>
<context>
    <name>lc::InventorySearchDialog</name>
    <message>
        <source>Search the inventory</source>
        <translation>Bestand durchsuchen</translation>
    </message>
    <message>
        <source>The service looks for resources for which all of these hold.</source>
        <translation>Der Dienst sucht Ressourcen, für die alle diese Bedingungen gelten.</translation>
    </message>
    <message>
        <source>&amp;Add condition</source>
        <translation>&amp;Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Keep as</source>
        <translation>&amp;Merken als</translation>
    </message>
    <message>
        <source>Name to keep the search under</source>
        <translation>Name, unter dem die Suche gemerkt wird</translation>
    </message>
    <message>
        <source>Name; empty: not kept</source>
        <translation>Name; leer: nicht gemerkt</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>lc::IssuedLicensesPage</name>
    <message>
        <source>Issued licenses</source>
        <translation>Ausgestellte Lizenzen</translation>
    </message>
    <message>
        <source>licenses</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>No licenses here. Issue one with New license.</source>
        <translation>Hier gibt es keine Lizenzen. Mit „Neue Lizenz“ eine ausstellen.</translation>
    </message>
    <message>
        <source>&amp;New license…</source>
        <translation>&amp;Neue Lizenz…</translation>
    </message>
    <message>
        <source>&amp;Edit license…</source>
        <translation>Lizenz &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>D&amp;uplicate license…</source>
        <translation>Lizenz d&amp;uplizieren…</translation>
    </message>
    <message>
        <source>New &amp;grant…</source>
        <translation>Neue &amp;Gewährung…</translation>
    </message>
    <message>
        <source>Open usage &amp;chart</source>
        <translation>Nutzungs&amp;diagramm öffnen</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>&amp;Tags…</translation>
    </message>
    <message>
        <source>&amp;Delete license…</source>
        <translation>Lizenz &amp;löschen…</translation>
    </message>
    <message>
        <source>New license</source>
        <translation>Neue Lizenz</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>New grant</source>
        <translation>Neue Gewährung</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Choose one license only.</source>
        <translation>Nur eine Lizenz wählen.</translation>
    </message>
    <message>
        <source>Choose a license first.</source>
        <translation>Zuerst eine Lizenz wählen.</translation>
    </message>
    <message>
        <source>This license is deleted.</source>
        <translation>Diese Lizenz ist gelöscht.</translation>
    </message>
    <message>
        <source>Open a connection first.</source>
        <translation>Zuerst eine Verbindung öffnen.</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>Check-outs end for everyone it was granted to. Issuer and grantees can read it for six more months. This cannot be undone.</source>
        <translation>Ausgecheckte Berechtigungen enden für alle, denen sie gewährt wurde. Aussteller und Empfänger können sie noch sechs Monate lesen. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete license</source>
        <translation>Lizenz löschen</translation>
    </message>
    <message>
        <source>%1 is deleted.</source>
        <translation>%1 ist gelöscht.</translation>
    </message>
    <message>
        <source>Used ≥ %1</source>
        <translation>Genutzt ≥ %1</translation>
    </message>
    <message>
        <source>New from te&amp;mplate…</source>
        <translation>Neu aus &amp;Vorlage…</translation>
    </message>
    <message>
        <source>Sa&amp;ve as template…</source>
        <translation>Als Vorlage spei&amp;chern…</translation>
    </message>
    <message>
        <source>Check &amp;out…</source>
        <translation>Aus&amp;checken…</translation>
    </message>
    <message>
        <source>&amp;Borrow…</source>
        <translation>Aus&amp;leihen…</translation>
    </message>
    <message>
        <source>New to&amp;ken…</source>
        <translation>Neues To&amp;ken…</translation>
    </message>
    <message>
        <source>Grants for &amp;many accounts…</source>
        <translation>Gewährungen für &amp;viele Konten…</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <extracomment>%1: the name of a license</extracomment>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>Saved as template %1.</source>
        <translation>Als Vorlage %1 gespeichert.</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>%1 wird gelöscht</translation>
    </message>
    <message>
        <source>Like this from CS&amp;V…</source>
        <translation>Wie diese aus CS&amp;V…</translation>
    </message>
    <message>
        <source>New alert &amp;rule…</source>
        <translation>Neue Alarm&amp;regel…</translation>
    </message>
</context>
<context>
    <name>lc::JobPanel</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Send the rest</source>
        <translation>Rest senden</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>Rest abbrechen</translation>
    </message>
    <message>
        <source>Copy summary</source>
        <translation>Zusammenfassung kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the results</source>
        <translation>Ergebnisse schließen</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message>
        <source>Available when the job has ended.</source>
        <translation>Verfügbar, wenn der Vorgang beendet ist.</translation>
    </message>
</context>
<context>
    <name>lc::JobRow</name>
    <message>
        <source>Copy summary</source>
        <translation>Zusammenfassung kopieren</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>Nach diesem anhalten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message numerus="yes">
        <source>Accepting %n grant(s).</source>
        <translation>
            <numerusform>%n Gewährung wird angenommen.</numerusform>
            <numerusform>%n Gewährungen werden angenommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepting and activating %n grant(s).</source>
        <translation>
            <numerusform>%n Gewährung wird angenommen und aktiviert.</numerusform>
            <numerusform>%n Gewährungen werden angenommen und aktiviert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rejecting %n grant(s).</source>
        <translation>
            <numerusform>%n Gewährung wird abgelehnt.</numerusform>
            <numerusform>%n Gewährungen werden abgelehnt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>lc::KeyChangePage</name>
    <message>
        <source>From plan</source>
        <translation>Aus Plan</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>&amp;From plan</source>
        <translation>&amp;Aus Plan</translation>
    </message>
    <message>
        <source>To plan</source>
        <translation>In Plan</translation>
    </message>
    <message>
        <source>&amp;To plan</source>
        <translation>&amp;In Plan</translation>
    </message>
    <message>
        <source>Requests more for each key</source>
        <translation>Weitere Anfragen für jeden Schlüssel</translation>
    </message>
    <message>
        <source>Requests &amp;more</source>
        <translation>&amp;Weitere Anfragen</translation>
    </message>
    <message>
        <source>Choose a usage plan</source>
        <translation>Einen Nutzungsplan wählen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>plan, place</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 belongs to another account or Region.</source>
        <translation>%1 gehört zu einem anderen Konto oder einer anderen Region.</translation>
    </message>
    <message>
        <source>It is not in %1.</source>
        <translation>Er ist nicht in %1.</translation>
    </message>
    <message>
        <source>It is in %1 already.</source>
        <translation>Er ist schon in %1.</translation>
    </message>
    <message>
        <source>%1 has a stage of %2: a key is in one plan a stage.</source>
        <translation>%1 hat eine Stage von %2: Ein Schlüssel gehört je Stage nur zu einem Plan.</translation>
    </message>
    <message>
        <source>Its connection is read-only.</source>
        <translation>Ihre Verbindung ist nur lesend.</translation>
    </message>
    <message>
        <source>It is enabled already.</source>
        <translation>Er ist schon aktiviert.</translation>
    </message>
    <message>
        <source>It is disabled already.</source>
        <translation>Er ist schon deaktiviert.</translation>
    </message>
    <message>
        <source>This plan has no quota.</source>
        <translation>Dieser Plan hat kein Kontingent.</translation>
    </message>
    <message>
        <source>Reading what remains…</source>
        <translation>Verbleibendes wird gelesen…</translation>
    </message>
    <message>
        <source>There are no figures for it yet.</source>
        <translation>Dafür gibt es noch keine Zahlen.</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiviert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Choose the plan.</source>
        <translation>Den Plan wählen.</translation>
    </message>
    <message>
        <source>Choose the plan that gets the keys.</source>
        <translation>Den Plan wählen, der die Schlüssel erhält.</translation>
    </message>
    <message>
        <source>Enter a whole number of requests, 1 or more.</source>
        <translation>Eine ganze Zahl von Anfragen eingeben, 1 oder mehr.</translation>
    </message>
    <message numerus="yes">
        <source>Enable %n key(s)</source>
        <translation>
            <numerusform>%n Schlüssel aktivieren</numerusform>
            <numerusform>%n Schlüssel aktivieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disable %n key(s)</source>
        <translation>
            <numerusform>%n Schlüssel deaktivieren</numerusform>
            <numerusform>%n Schlüssel deaktivieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n key(s)</source>
        <translation>
            <numerusform>%n Schlüssel löschen</numerusform>
            <numerusform>%n Schlüssel löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n key(s) to a plan</source>
        <translation>
            <numerusform>%n Schlüssel zu einem Plan hinzufügen</numerusform>
            <numerusform>%n Schlüssel zu einem Plan hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n key(s) to another plan</source>
        <translation>
            <numerusform>%n Schlüssel in einen anderen Plan verschieben</numerusform>
            <numerusform>%n Schlüssel in einen anderen Plan verschieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n key(s) from a plan</source>
        <translation>
            <numerusform>%n Schlüssel aus einem Plan entfernen</numerusform>
            <numerusform>%n Schlüssel aus einem Plan entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extend the quota of %n key(s)</source>
        <translation>
            <numerusform>Kontingent von %n Schlüssel erweitern</numerusform>
            <numerusform>Kontingent von %n Schlüsseln erweitern</numerusform>
        </translation>
    </message>
    <message>
        <source>None of the keys can be changed so.</source>
        <translation>Keiner der Schlüssel lässt sich so ändern.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n key(s)?</source>
        <translation>
            <numerusform>%n Schlüssel löschen?</numerusform>
            <numerusform>%n Schlüssel löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Whoever calls with one is refused from then on. This cannot be undone.</source>
        <translation>Wer mit einem davon aufruft, wird von da an abgewiesen. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n key(s)</source>
        <translation>
            <numerusform>%n Schlüssel wird gelöscht</numerusform>
            <numerusform>%n Schlüssel werden gelöscht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::KeyChartPage</name>
    <message>
        <source>%1 in plan %2</source>
        <comment>key and plan</comment>
        <translation>%1 im Plan %2</translation>
    </message>
    <message>
        <source>%1 used since %2, %3 left until the reset on %4. Days are UTC.</source>
        <translation>%1 verbraucht seit %2, %3 übrig bis zur Rücksetzung am %4. Tage sind UTC-Tage.</translation>
    </message>
    <message>
        <source>%1 used in the last 30 days. This plan has no quota. Days are UTC.</source>
        <translation>%1 in den letzten 30 Tagen verbraucht. Dieser Plan hat kein Kontingent. Tage sind UTC-Tage.</translation>
    </message>
    <message>
        <source>Day (UTC)</source>
        <translation>Tag (UTC)</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>day of a year</comment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>Days are UTC. Figures of the service may lag up to 40 minutes.</source>
        <translation>Tage sind UTC. Zahlen des Dienstes können bis zu 40 Minuten zurückliegen.</translation>
    </message>
    <message>
        <source>%1 used from %2 on. This plan has no quota. Days are UTC.</source>
        <translation>%1 verbraucht ab %2. Dieser Plan hat kein Kontingent. Tage sind UTC-Tage.</translation>
    </message>
    <message>
        <source>%1 used since %2, %3 were left at the reset on %4. Days are UTC.</source>
        <translation>%1 verbraucht seit %2, %3 waren bei der Rücksetzung am %4 übrig. Tage sind UTC-Tage.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>lc::KeyDetails</name>
    <message>
        <source>Choose a key to see its details.</source>
        <translation>Einen Schlüssel wählen, um seine Details zu sehen.</translation>
    </message>
    <message>
        <source>Key ID</source>
        <translation>Schlüssel-ID</translation>
    </message>
    <message>
        <source>%1 in plan %2</source>
        <comment>key and plan</comment>
        <translation>%1 im Plan %2</translation>
    </message>
    <message>
        <source>No figures yet.</source>
        <translation>Noch keine Zahlen.</translation>
    </message>
    <message>
        <source>Exhausted</source>
        <translation>Aufgebraucht</translation>
    </message>
    <message>
        <source>%1 of %2 used, %3 left until the reset on %4 (UTC).</source>
        <translation>%1 von %2 verbraucht, %3 übrig bis zur Rücksetzung am %4 (UTC).</translation>
    </message>
    <message>
        <source>an unknown day</source>
        <translation>einem unbekannten Tag</translation>
    </message>
    <message>
        <source>%1 requests used; this plan has no quota.</source>
        <translation>%1 Anfragen verbraucht; dieser Plan hat kein Kontingent.</translation>
    </message>
    <message>
        <source>Used today</source>
        <translation>Heute verbraucht</translation>
    </message>
    <message>
        <source>Used this period</source>
        <translation>In diesem Zeitraum verbraucht</translation>
    </message>
    <message>
        <source>Quota per key</source>
        <translation>Kontingent je Schlüssel</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>Ratenlimit</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>Burst limit</source>
        <translation>Burst-Limit</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>%1 belegt</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Plan: %1</source>
        <translation>Plan: %1</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Erweiterung</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Likely range</source>
        <translation>Wahrscheinlicher Bereich</translation>
    </message>
    <message>
        <source>Average per day</source>
        <translation>Mittel je Tag</translation>
    </message>
    <message>
        <source>Forecast by</source>
        <translation>Prognose durch</translation>
    </message>
</context>
<context>
    <name>lc::KeyImportPage</name>
    <message>
        <source>Keys of the file</source>
        <translation>Schlüssel der Datei</translation>
    </message>
    <message>
        <source>Choose a CSV file, or paste its lines. The first line names the columns: Name, Key, and Description, Enabled, UsagePlanIds.</source>
        <translation>Eine CSV-Datei wählen oder ihre Zeilen einfügen. Die erste Zeile nennt die Spalten: Name, Key sowie Description, Enabled, UsagePlanIds.</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Import API keys</source>
        <translation>API-Schlüssel importieren</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Connection and Region</source>
        <translation>Verbindung und Region</translation>
    </message>
    <message>
        <source>Where the keys are made</source>
        <translation>Wo die Schlüssel angelegt werden</translation>
    </message>
    <message>
        <source>&amp;Choose file…</source>
        <translation>Datei &amp;wählen…</translation>
    </message>
    <message>
        <source>&amp;Paste keys</source>
        <translation>Schlüssel &amp;einfügen</translation>
    </message>
    <message>
        <source>Show value</source>
        <translation>Wert anzeigen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Import nothing if there is a warning</source>
        <translation>Bei einer Warnung nichts importieren</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Choose a file of API keys</source>
        <translation>Datei mit API-Schlüsseln wählen</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The file was not read.</source>
        <translation>Die Datei wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Pasted lines</source>
        <translation>Eingefügte Zeilen</translation>
    </message>
    <message>
        <source>Nothing of this can be imported.</source>
        <translation>Nichts davon kann importiert werden.</translation>
    </message>
    <message>
        <source>Value of line %1:</source>
        <translation>Wert der Zeile %1:</translation>
    </message>
    <message>
        <source>Hide value</source>
        <translation>Wert ausblenden</translation>
    </message>
    <message>
        <source>%1 is read-only. Switch that off under Connections.</source>
        <translation>%1 ist nur lesend. Schalten Sie das unter „Verbindungen“ aus.</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Wird importiert…</translation>
    </message>
    <message>
        <source>Reading the keys that are there…</source>
        <translation>Vorhandene Schlüssel werden gelesen…</translation>
    </message>
    <message>
        <source>It is not known yet which keys are there.</source>
        <translation>Es ist noch nicht bekannt, welche Schlüssel vorhanden sind.</translation>
    </message>
    <message>
        <source>Choose or paste another file.</source>
        <translation>Eine andere Datei wählen oder einfügen.</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>Es gibt nichts zu importieren.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import %1 of %2</source>
        <translation>%1 von %2 importieren</translation>
    </message>
    <message>
        <source>Values that exist are compared here: only hashes of them are kept.</source>
        <translation>Vorhandene Werte werden hier verglichen: Nur Hashwerte davon werden aufbewahrt.</translation>
    </message>
    <message>
        <source>%1 new, %2 overwrite a key, %3 left out.</source>
        <translation>%1 neu, %2 überschreiben einen Schlüssel, %3 ausgelassen.</translation>
    </message>
    <message>
        <source>The service says:</source>
        <translation>Der Dienst meldet:</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were imported.</source>
        <translation>
            <numerusform>%n Schlüssel wurde importiert.</numerusform>
            <numerusform>%n Schlüssel wurden importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>lc::KeyValueLine</name>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Value, hidden</source>
        <translation>Wert, verborgen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message numerus="yes">
        <source>The clipboard forgets it after %n second(s).</source>
        <translation>
            <numerusform>Die Zwischenablage vergisst es nach %n Sekunde.</numerusform>
            <numerusform>Die Zwischenablage vergisst es nach %n Sekunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show value</source>
        <translation>Wert anzeigen</translation>
    </message>
    <message>
        <source>Hide value</source>
        <translation>Wert ausblenden</translation>
    </message>
    <message>
        <source>The value was copied. The clipboard forgets it soon.</source>
        <translation>Der Wert wurde kopiert. Die Zwischenablage vergisst ihn bald.</translation>
    </message>
</context>
<context>
    <name>lc::KeyVault</name>
    <message>
        <source>There is no keychain on this desktop.</source>
        <translation>Auf diesem Desktop gibt es keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>Keys with a session token end soon and are not kept in the keychain.</source>
        <translation>Schlüssel mit einem Sitzungstoken enden bald und werden nicht im Schlüsselbund aufbewahrt.</translation>
    </message>
    <message>
        <source>The keys of this connection were for one run of the program only. Enter them again.</source>
        <translation>Die Schlüssel dieser Verbindung galten nur für einen Lauf des Programms. Geben Sie sie noch einmal ein.</translation>
    </message>
    <message>
        <source>The keychain has no keys of this connection. Enter them again.</source>
        <translation>Der Schlüsselbund hat keine Schlüssel dieser Verbindung. Geben Sie sie noch einmal ein.</translation>
    </message>
    <message>
        <source>The keys of this connection could not be read. %1</source>
        <translation>Die Schlüssel dieser Verbindung konnten nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>The keychain&apos;s entry of this connection holds no keys. Enter them again.</source>
        <translation>Der Eintrag dieser Verbindung im Schlüsselbund enthält keine Schlüssel. Geben Sie sie noch einmal ein.</translation>
    </message>
</context>
<context>
    <name>lc::KeysDialog</name>
    <message>
        <source>Access keys of %1</source>
        <translation>Zugriffsschlüssel von %1</translation>
    </message>
    <message>
        <source>Access key &amp;ID</source>
        <translation>Zugriffsschlüssel-&amp;ID</translation>
    </message>
    <message>
        <source>&amp;Secret access key</source>
        <translation>&amp;Geheimer Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Session &amp;token</source>
        <translation>Sitzungs&amp;token</translation>
    </message>
    <message>
        <source>For keys that expire only</source>
        <translation>Nur für Schlüssel, die ablaufen</translation>
    </message>
    <message>
        <source>Keep keys</source>
        <translation>Schlüssel behalten</translation>
    </message>
    <message>
        <source>Use keys</source>
        <translation>Schlüssel verwenden</translation>
    </message>
    <message>
        <source>An access key ID has 16 or more letters and digits, such as AKIAIOSFODNN7EXAMPLE.</source>
        <translation>Eine Zugriffsschlüssel-ID hat 16 oder mehr Buchstaben und Ziffern, etwa AKIAIOSFODNN7EXAMPLE.</translation>
    </message>
    <message>
        <source>Enter the secret access key.</source>
        <translation>Geben Sie den geheimen Zugriffsschlüssel ein.</translation>
    </message>
    <message>
        <source>A secret access key has no spaces or line breaks.</source>
        <translation>Ein geheimer Zugriffsschlüssel hat keine Leerzeichen und keine Zeilenumbrüche.</translation>
    </message>
    <message>
        <source>Keys that begin with ASIA expire: enter their session token, too.</source>
        <translation>Schlüssel, die mit ASIA beginnen, laufen ab: Geben Sie auch ihr Sitzungstoken ein.</translation>
    </message>
    <message>
        <source>They are kept in the keychain of this desktop, in no file of this program. Keys with a session token stay in memory for this run.</source>
        <translation>Sie stehen im Schlüsselbund dieses Desktops, in keiner Datei dieses Programms. Schlüssel mit einem Sitzungstoken bleiben für diesen Lauf im Speicher.</translation>
    </message>
    <message>
        <source>They are kept in memory for this run only, and asked for again at the next start.</source>
        <translation>Sie bleiben nur für diesen Lauf im Speicher und werden beim nächsten Start wieder erfragt.</translation>
    </message>
</context>
<context>
    <name>lc::LabCard</name>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Press F5 on another page to see what it changes there.</source>
        <translation>Auf einer anderen Seite F5 drücken, um zu sehen, was sich dort ändert.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Wait until the last change is done.</source>
        <translation>Warten, bis die letzte Änderung fertig ist.</translation>
    </message>
</context>
<context>
    <name>lc::LabPage</name>
    <message>
        <source>The local service as you want it: its time, its figures, its failures.</source>
        <translation>Der lokale Dienst nach Wunsch: seine Zeit, seine Zahlen, seine Fehler.</translation>
    </message>
    <message>
        <source>Local connection and Region</source>
        <translation>Lokale Verbindung und Region</translation>
    </message>
    <message>
        <source>Whose traffic and inventory this is</source>
        <translation>Wessen Verkehr und Bestand dies ist</translation>
    </message>
    <message>
        <source>The connection is read-only.</source>
        <translation>Die Verbindung ist nur lesend.</translation>
    </message>
    <message>
        <source>The service does not serve its controls.</source>
        <translation>Der Dienst stellt seine Steuerung nicht bereit.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Another program serves this folder, without the controls of the lab. End it, then close and open the local connection: this window serves them. Or start it with them, DIR being its folder:
%1</source>
        <translation>Ein anderes Programm bedient diesen Ordner, ohne die Steuerung des Labors. Dieses beenden, dann die lokale Verbindung schließen und öffnen: Dieses Fenster stellt die Steuerung bereit. Oder es mit ihr starten, wobei DIR sein Ordner ist:
%1</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>The command was copied.</source>
        <translation>Der Befehl wurde kopiert.</translation>
    </message>
    <message>
        <source>Open a local connection first.</source>
        <translation>Zuerst eine lokale Verbindung öffnen.</translation>
    </message>
    <message>
        <source>The lab controls the local service, and no local connection is open. It runs on this computer and needs no AWS account.</source>
        <translation>Das Labor steuert den lokalen Dienst, und keine lokale Verbindung ist offen. Er läuft auf diesem Computer und braucht kein AWS-Konto.</translation>
    </message>
    <message>
        <source>Open local service</source>
        <translation>Lokalen Dienst öffnen</translation>
    </message>
    <message>
        <source>Show connections</source>
        <translation>Verbindungen anzeigen</translation>
    </message>
    <message>
        <source>The service&apos;s clock is %1 of this computer.</source>
        <extracomment>%1: &quot;2 days ahead&quot;</extracomment>
        <translation>Die Uhr des Dienstes ist gegenüber diesem Computer %1.</translation>
    </message>
    <message>
        <source>What it says has ended may not have ended yet by the computer&apos;s clock, which this window goes by.</source>
        <translation>Was nach ihr geendet hat, hat nach der Uhr des Computers, nach der sich dieses Fenster richtet, vielleicht noch nicht geendet.</translation>
    </message>
    <message>
        <source>Back to this computer&apos;s time</source>
        <translation>Zurück zur Zeit dieses Computers</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Labor</translation>
    </message>
</context>
<context>
    <name>lc::LeadTimeDialog</name>
    <message>
        <source>Lead time of %1</source>
        <translation>Vorlauf von %1</translation>
    </message>
    <message numerus="yes">
        <source>Lead time of %n item(s)</source>
        <translation>
            <numerusform>Vorlauf von %n Objekt</numerusform>
            <numerusform>Vorlauf von %n Objekten</numerusform>
        </translation>
    </message>
    <message>
        <source>So many days ahead it is marked as soon, and an exported calendar reminds of it. 0: no reminder.</source>
        <translation>So viele Tage vorher gilt es als bald, und ein exportierter Kalender erinnert daran. 0: keine Erinnerung.</translation>
    </message>
    <message>
        <source>A lead time of its &amp;own</source>
        <translation>Ein &amp;eigener Vorlauf</translation>
    </message>
    <message>
        <source>&amp;Days ahead</source>
        <translation>&amp;Tage vorher</translation>
    </message>
    <message>
        <source>All others of the kind “%1”</source>
        <translation>Alle anderen der Art „%1“</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>lc::LicenseDetails</name>
    <message>
        <source>Choose a license to see its details.</source>
        <translation>Eine Lizenz wählen, um ihre Details zu sehen.</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>More about this license</source>
        <translation>Mehr zu dieser Lizenz</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>Grants</source>
        <translation>Gewährungen</translation>
    </message>
    <message>
        <source>Granted to nobody.</source>
        <translation>Niemandem gewährt.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>No tags.</source>
        <translation>Keine Tags.</translation>
    </message>
    <message>
        <source>Edit tags…</source>
        <translation>Tags bearbeiten…</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Beneficiary</source>
        <translation>Begünstigter</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1, Schlüssel %2</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Gewährung</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Erneuerung</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>The grants could not be read.</source>
        <translation>Die Gewährungen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The versions could not be read.</source>
        <translation>Die Versionen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The tags could not be read.</source>
        <translation>Die Tags konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>License: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Show its grants</source>
        <translation>Ihre Gewährungen anzeigen</translation>
    </message>
</context>
<context>
    <name>lc::LicenseRulesEditor</name>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Days, 1 to 180</source>
        <translation>Tage, 1 bis 180</translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>Name von %1</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>Wert von %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>lc::MainWindow</name>
    <message>
        <source>License Console</source>
        <translation>License Console</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
</context>
<context>
    <name>lc::ManyGrantsPage</name>
    <message>
        <source>Grants</source>
        <translation>Gewährungen</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>%1 for {account}</source>
        <translation>%1 für {account}</translation>
    </message>
    <message>
        <source>{account} stands for the account of the receiver.</source>
        <translation>{account} steht für das Konto des Empfängers.</translation>
    </message>
    <message>
        <source>A grant is made in the license&apos;s home Region.</source>
        <translation>Eine Gewährung wird in der Heimatregion der Lizenz erteilt.</translation>
    </message>
    <message>
        <source>Grants for many accounts</source>
        <translation>Gewährungen für viele Konten</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>The grants that are there are still being read.</source>
        <translation>Die vorhandenen Gewährungen werden noch gelesen.</translation>
    </message>
    <message>
        <source>The grants that are there could not be read: receivers that have one are not marked.</source>
        <translation>Die vorhandenen Gewährungen konnten nicht gelesen werden: Empfänger, die schon eine haben, sind nicht gekennzeichnet.</translation>
    </message>
    <message>
        <source>Each receiver has to accept its grant, then to activate it.</source>
        <translation>Jeder Empfänger muss seine Gewährung annehmen und danach aktivieren.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) of the list are left out: see the check there.</source>
        <translation>
            <numerusform>%n Eintrag der Liste wird ausgelassen: siehe die Prüfung dort.</numerusform>
            <numerusform>%n Einträge der Liste werden ausgelassen: siehe die Prüfung dort.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n grant(s)</source>
        <translation>
            <numerusform>%n Gewährung</numerusform>
            <numerusform>%n Gewährungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more</source>
        <translation>
            <numerusform>Und %n weiterer</numerusform>
            <numerusform>Und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them are in the list and in the call below.</source>
        <translation>Alle stehen in der Liste und im Aufruf unten.</translation>
    </message>
    <message numerus="yes">
        <source>Create %n grant(s)</source>
        <translation>
            <numerusform>%n Gewährung erstellen</numerusform>
            <numerusform>%n Gewährungen erstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>The grants are being made.</source>
        <translation>Die Gewährungen werden erstellt.</translation>
    </message>
    <message>
        <source>No grant is left to be made.</source>
        <translation>Es ist keine Gewährung mehr zu erstellen.</translation>
    </message>
</context>
<context>
    <name>lc::ManyLicensesPage</name>
    <message>
        <source>Licenses from CSV</source>
        <translation>Lizenzen aus CSV</translation>
    </message>
    <message>
        <source>like %1, in account %2</source>
        <translation>wie %1, in Konto %2</translation>
    </message>
    <message>
        <source>Comma-separated values</source>
        <translation>Durch Komma getrennte Werte</translation>
    </message>
    <message>
        <source>&amp;Values: the first line names the columns, an empty cell leaves what the license says</source>
        <translation>&amp;Werte: Die erste Zeile nennt die Spalten, eine leere Zelle lässt, was die Lizenz sagt</translation>
    </message>
    <message>
        <source>Insert &amp;header</source>
        <translation>&amp;Kopfzeile einfügen</translation>
    </message>
    <message>
        <source>&amp;Open file…</source>
        <translation>Datei ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open CSV file</source>
        <translation>CSV-Datei öffnen</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt)</source>
        <translation>CSV-Dateien (*.csv *.txt)</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>It is larger than 4 MB.</source>
        <translation>Sie ist größer als 4 MB.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Create %n license(s)</source>
        <translation>
            <numerusform>%n Lizenz anlegen</numerusform>
            <numerusform>%n Lizenzen anlegen</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste or open a table first.</source>
        <translation>Zuerst eine Tabelle einfügen oder öffnen.</translation>
    </message>
    <message>
        <source>Correct the lines that are marked, or take them out.</source>
        <translation>Die markierten Zeilen korrigieren oder herausnehmen.</translation>
    </message>
    <message>
        <source>There is no line under the header.</source>
        <translation>Unter der Kopfzeile steht keine Zeile.</translation>
    </message>
</context>
<context>
    <name>lc::MfaDialog</name>
    <message>
        <source>Sign in to %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>The role of this connection asks for a second factor. Enter the six digits that your device shows now.</source>
        <translation>Die Rolle dieser Verbindung verlangt einen zweiten Faktor. Geben Sie die sechs Ziffern ein, die Ihr Gerät jetzt zeigt.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Device: %1</source>
        <translation>Gerät: %1</translation>
    </message>
    <message>
        <source>Six digits of the device</source>
        <translation>Sechs Ziffern des Geräts</translation>
    </message>
</context>
<context>
    <name>lc::MonthGrid</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Monat davor</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Nächster Monat</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>A month and its year, as QLocale::toString() understands it</extracomment>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>Expiry calendar, %1</source>
        <translation>Ablaufkalender, %1</translation>
    </message>
</context>
<context>
    <name>lc::Navigation</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n wartend</numerusform>
            <numerusform>%1, %n wartend</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
</context>
<context>
    <name>lc::NewConfigurationPage</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Zählung</translation>
    </message>
    <message>
        <source>The counting type cannot be changed later.</source>
        <translation>Die Zählweise kann später nicht geändert werden.</translation>
    </message>
    <message>
        <source>New self-managed license</source>
        <translation>Neue selbst verwaltete Lizenz</translation>
    </message>
    <message>
        <source>This creates a self-managed license in %1.</source>
        <translation>Dies erstellt eine selbst verwaltete Lizenz in %1.</translation>
    </message>
    <message>
        <source>Create self-managed license</source>
        <translation>Selbst verwaltete Lizenz erstellen</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Later only licenseAffinityToHost can be added.</source>
        <translation>Später kann nur licenseAffinityToHost hinzugefügt werden.</translation>
    </message>
    <message>
        <source>Discovery</source>
        <translation>Erkennung</translation>
    </message>
    <message>
        <source>Resources on which one of these products is found are attached.</source>
        <translation>Ressourcen, auf denen eines dieser Produkte gefunden wird, werden zugeordnet.</translation>
    </message>
</context>
<context>
    <name>lc::NewGrantPage</name>
    <message>
        <source>Grant</source>
        <translation>Gewährung</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>A grant is made in the license&apos;s home Region.</source>
        <translation>Eine Gewährung wird in der Heimatregion der Lizenz erteilt.</translation>
    </message>
    <message>
        <source>New grant</source>
        <translation>Neue Gewährung</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>The receiver has to accept the grant, then to activate it.</source>
        <translation>Der Empfänger muss die Gewährung annehmen und danach aktivieren.</translation>
    </message>
    <message>
        <source>Create grant</source>
        <translation>Gewährung erstellen</translation>
    </message>
</context>
<context>
    <name>lc::NewLicensePage</name>
    <message>
        <source>Cannot be changed later.</source>
        <translation>Später nicht änderbar.</translation>
    </message>
    <message>
        <source>The license can be used everywhere, but changed there only.</source>
        <translation>Die Lizenz ist überall nutzbar, aber nur dort änderbar.</translation>
    </message>
    <message>
        <source>New license</source>
        <translation>Neue Lizenz</translation>
    </message>
    <message>
        <source>in account %1</source>
        <translation>in Konto %1</translation>
    </message>
    <message>
        <source>This issues a license in %1. Product SKU, beneficiary and home Region are fixed from then on.</source>
        <translation>Dies stellt eine Lizenz in %1 aus. Produkt-SKU, Begünstigter und Heimatregion stehen dann fest.</translation>
    </message>
    <message>
        <source>New → version 1</source>
        <translation>Neu → Version 1</translation>
    </message>
    <message>
        <source>Create license</source>
        <translation>Lizenz erstellen</translation>
    </message>
    <message>
        <source>Sa&amp;ve as template…</source>
        <translation>Als Vorlage spei&amp;chern…</translation>
    </message>
    <message>
        <source>%1 has this SKU too: keep it for the same product only. A check-out by SKU may take either license.</source>
        <translation>%1 hat diese SKU auch: nur für dasselbe Produkt beibehalten. Eine Auscheckung nach SKU kann jede der beiden Lizenzen nehmen.</translation>
    </message>
    <message>
        <source>Saved as template %1.</source>
        <translation>Als Vorlage %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>lc::OrganizationGrantsPage</name>
    <message>
        <source>Organization grants</source>
        <translation>Gewährungen der Organisation</translation>
    </message>
    <message>
        <source>grants</source>
        <translation>Gewährungen</translation>
    </message>
    <message>
        <source>The organization&apos;s accounts have received no license yet.</source>
        <translation>Die Konten der Organisation haben noch keine Lizenz erhalten.</translation>
    </message>
    <message>
        <source>Only the management account of an organization, or an account that it made its delegated administrator, can list this, once the organization is linked in the settings of License Manager. None of the open connections is one.</source>
        <translation>Nur das Verwaltungskonto einer Organisation oder ein Konto, das es zum delegierten Administrator gemacht hat, kann dies auflisten, sobald die Organisation in den Einstellungen von License Manager verknüpft ist. Keine der offenen Verbindungen gehört zu einem solchen Konto.</translation>
    </message>
    <message>
        <source>Choose a grant to see its details.</source>
        <translation>Eine Gewährung wählen, um ihre Details zu sehen.</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>&amp;Activate grant…</source>
        <translation>Gewährung &amp;aktivieren…</translation>
    </message>
    <message>
        <source>&amp;Deactivate grant…</source>
        <translation>Gewährung &amp;deaktivieren…</translation>
    </message>
    <message>
        <source>Show its &amp;license</source>
        <translation>Ihre &amp;Lizenz anzeigen</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Accepted, not active</source>
        <translation>Angenommen, nicht aktiv</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>To account</source>
        <translation>An Konto</translation>
    </message>
    <message>
        <source>Choose one grant.</source>
        <translation>Eine Gewährung wählen.</translation>
    </message>
    <message>
        <source>Only an accepted grant that is not active can be activated.</source>
        <translation>Nur eine angenommene, nicht aktive Gewährung kann aktiviert werden.</translation>
    </message>
    <message>
        <source>Only an active grant can be deactivated.</source>
        <translation>Nur eine aktive Gewährung kann deaktiviert werden.</translation>
    </message>
    <message>
        <source>%1: done.</source>
        <translation>%1: fertig.</translation>
    </message>
</context>
<context>
    <name>lc::OutcomeChecking</name>
    <message numerus="yes">
        <source>%n made</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%n ausgeführt</numerusform>
            <numerusform>%n ausgeführt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not made</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%n nicht ausgeführt</numerusform>
            <numerusform>%n nicht ausgeführt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that nothing can prove</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%n, die nichts beweisen kann</numerusform>
            <numerusform>%n, die nichts beweisen kann</numerusform>
        </translation>
    </message>
    <message>
        <source>The program ended before it knew the outcome of its last changes. They have been read back: %1. Activity lists them.</source>
        <translation>Das Programm endete, bevor es das Ergebnis seiner letzten Änderungen kannte. Sie wurden zurückgelesen: %1. „Aktivität“ führt sie auf.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>lc::OverviewPage</name>
    <message>
        <source>Expiring in 30 days</source>
        <translation>Läuft in 30 Tagen ab</translation>
    </message>
    <message>
        <source>Pending grants</source>
        <translation>Wartende Gewährungen</translation>
    </message>
    <message>
        <source>Record consumption now</source>
        <translation>Verbrauch jetzt aufzeichnen</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>Bald ablaufend</translation>
    </message>
    <message>
        <source>Open licenses</source>
        <translation>Lizenzen öffnen</translation>
    </message>
    <message>
        <source>Open inbox</source>
        <translation>Eingang öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s), %1</source>
        <translation>
            <numerusform>%n Konto, %1</numerusform>
            <numerusform>%n Konten, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Self-managed license</source>
        <translation>Selbst verwaltete Lizenz</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more.</source>
        <translation>
            <numerusform>%n weitere.</numerusform>
            <numerusform>%n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>First: %1, %2</source>
        <translation>Zuerst: %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>No license ends within 30 days.</source>
        <translation>Keine Lizenz endet innerhalb von 30 Tagen.</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>Warten auf eine Antwort</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>No grant waits for an answer.</source>
        <translation>Keine Gewährung wartet auf eine Antwort.</translation>
    </message>
    <message numerus="yes">
        <source>%n more in the inbox.</source>
        <translation>
            <numerusform>%n weitere im Eingang.</numerusform>
            <numerusform>%n weitere im Eingang.</numerusform>
        </translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Record now</source>
        <translation>Jetzt aufzeichnen</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Gefährdet</translation>
    </message>
    <message>
        <source>At the limit, running out within 30 days, or %1 in use and more</source>
        <translation>An der Grenze, in 30 Tagen aufgebraucht oder zu %1 und mehr genutzt</translation>
    </message>
    <message>
        <source>Open alerts</source>
        <translation>Offene Alarme</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Requests, plan %1</source>
        <translation>Anfragen, Plan %1</translation>
    </message>
    <message numerus="yes">
        <source>%n at or over the limit</source>
        <translation>
            <numerusform>%n an oder über der Grenze</numerusform>
            <numerusform>%n an oder über der Grenze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) out within 30 days</source>
        <translation>
            <numerusform>%n ist in 30 Tagen aufgebraucht</numerusform>
            <numerusform>%n sind in 30 Tagen aufgebraucht</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>two findings in a row</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Nothing runs out within 30 days</source>
        <translation>Nichts ist in 30 Tagen aufgebraucht</translation>
    </message>
    <message>
        <source>Nothing is expected to run out within two years.</source>
        <translation>Nichts ist voraussichtlich in zwei Jahren aufgebraucht.</translation>
    </message>
    <message numerus="yes">
        <source>%n have too little data for a forecast: fewer than seven days were recorded.</source>
        <translation>
            <numerusform>%n hat zu wenige Daten für eine Prognose: Weniger als sieben Tage wurden aufgezeichnet.</numerusform>
            <numerusform>%n haben zu wenige Daten für eine Prognose: Weniger als sieben Tage wurden aufgezeichnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing asks for attention</source>
        <translation>Nichts verlangt Aufmerksamkeit</translation>
    </message>
    <message numerus="yes">
        <source>%n danger(s)</source>
        <translation>
            <numerusform>%n Gefahr</numerusform>
            <numerusform>%n Gefahren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>No alert asks for attention.</source>
        <translation>Kein Alarm verlangt Aufmerksamkeit.</translation>
    </message>
    <message>
        <source>Recorded %1</source>
        <translation>Aufgezeichnet %1</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Noch nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>%1, on demand only</source>
        <translation>%1, nur auf Verlangen</translation>
    </message>
    <message>
        <source>%1, later than it should be</source>
        <translation>%1, später als vorgesehen</translation>
    </message>
    <message>
        <source>The last recording was not complete</source>
        <translation>Die letzte Aufzeichnung war nicht vollständig</translation>
    </message>
</context>
<context>
    <name>lc::PageTabs</name>
    <message>
        <source>Open pages</source>
        <translation>Offene Seiten</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>Tabs</translation>
    </message>
    <message>
        <source>Discard changes?</source>
        <translation>Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>What you typed in this tab was not sent.</source>
        <translation>Die Eingaben in diesem Tab wurden nicht gesendet.</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Send what is held back?</source>
        <translation>Zurückgehaltenes senden?</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>lc::PlanDetails</name>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>%1 requests per second</source>
        <translation>%1 Anfragen je Sekunde</translation>
    </message>
    <message>
        <source>bursts of %1</source>
        <translation>Spitzen bis %1</translation>
    </message>
    <message>
        <source>No quota</source>
        <translation>Kein Kontingent</translation>
    </message>
    <message>
        <source>%1 a day for each key</source>
        <translation>%1 je Tag für jeden Schlüssel</translation>
    </message>
    <message>
        <source>%1 a week for each key, from %2</source>
        <translation>%1 je Woche für jeden Schlüssel, ab %2</translation>
    </message>
    <message>
        <source>%1 a month for each key, from day %2</source>
        <translation>%1 je Monat für jeden Schlüssel, ab Tag %2</translation>
    </message>
    <message>
        <source>Choose a usage plan to see its details.</source>
        <translation>Einen Nutzungsplan wählen, um seine Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>Plan ID</source>
        <translation>Plan-ID</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>No stage: its keys open nothing.</source>
        <translation>Keine Stage: Seine Schlüssel öffnen nichts.</translation>
    </message>
    <message>
        <source>Throttles</source>
        <translation>Drosselungen</translation>
    </message>
    <message>
        <source>No limits.</source>
        <translation>Keine Limits.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>No keys.</source>
        <translation>Keine Schlüssel.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Stage details…</source>
        <translation>Einzelheiten der Stage…</translation>
    </message>
    <message>
        <source>Detach…</source>
        <translation>Lösen…</translation>
    </message>
    <message>
        <source>More about this usage plan</source>
        <translation>Mehr zu diesem Nutzungsplan</translation>
    </message>
    <message>
        <source>Throttle</source>
        <translation>Drosselung</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Kontingent</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>The keys could not be read.</source>
        <translation>Die Schlüssel konnten nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>lc::PlanKeysPage</name>
    <message>
        <source>Open usage &amp;chart</source>
        <translation>Nutzungs&amp;diagramm öffnen</translation>
    </message>
    <message>
        <source>Grant &amp;extension…</source>
        <translation>&amp;Erweiterung gewähren…</translation>
    </message>
    <message>
        <source>&amp;Move to another plan…</source>
        <translation>In anderen &amp;Plan verschieben…</translation>
    </message>
    <message>
        <source>&amp;Remove from plan…</source>
        <translation>Aus Plan &amp;entfernen…</translation>
    </message>
    <message>
        <source>New &amp;alert rule…</source>
        <translation>Neue &amp;Alarmregel…</translation>
    </message>
    <message>
        <source>Show API &amp;key</source>
        <translation>API-&amp;Schlüssel anzeigen</translation>
    </message>
    <message>
        <source>Choose a key first.</source>
        <translation>Zuerst einen Schlüssel wählen.</translation>
    </message>
    <message>
        <source>This plan has no quota.</source>
        <translation>Dieser Plan hat kein Kontingent.</translation>
    </message>
    <message>
        <source>The quota was extended.</source>
        <translation>Das Kontingent wurde erweitert.</translation>
    </message>
</context>
<context>
    <name>lc::PlotView</name>
    <message>
        <source>Nothing recorded yet.</source>
        <translation>Noch nichts aufgezeichnet.</translation>
    </message>
</context>
<context>
    <name>lc::PreferencesDialog</name>
    <message>
        <source>&amp;Review changes before they are sent</source>
        <translation>Änderungen vor dem Senden ü&amp;berprüfen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Changes in production are reviewed always.</source>
        <translation>Änderungen in Produktion werden immer überprüft.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Time to undo deletions and rejections</source>
        <translation>Zeit, um Löschen und Ablehnen rückgängig zu machen</translation>
    </message>
    <message>
        <source>&amp;Undo deletions and rejections for</source>
        <translation>Löschen und Ablehnen &amp;rückgängig machen für</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Keep recording in the tray</source>
        <translation>Im Infobereich weiter aufzeichnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>When the window is closed while recording</source>
        <translation>Wenn das Fenster während einer Aufzeichnung geschlossen wird</translation>
    </message>
    <message>
        <source>When the window is &amp;closed while recording</source>
        <translation>Wenn das Fenster während einer Aufzeichnung &amp;geschlossen wird</translation>
    </message>
    <message>
        <source>Without the program a timer can go on recording:
%1</source>
        <translation>Ohne das Programm kann ein Timer weiter aufzeichnen:
%1</translation>
    </message>
</context>
<context>
    <name>lc::PrincipalEditor</name>
    <message>
        <source>Receiver</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Account of 12 digits, or an ARN</source>
        <translation>Konto mit 12 Ziffern oder ein ARN</translation>
    </message>
</context>
<context>
    <name>lc::ProblemLine</name>
    <message>
        <source>Go to error</source>
        <translation>Zum Fehler</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) to fix</source>
        <translation>
            <numerusform>%n Fehler zu beheben</numerusform>
            <numerusform>%n Fehler zu beheben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ProcessCredentials</name>
    <message numerus="yes">
        <source>It did not end within %n second(s) and was stopped.</source>
        <translation>
            <numerusform>Es endete nicht innerhalb von %n Sekunde und wurde angehalten.</numerusform>
            <numerusform>Es endete nicht innerhalb von %n Sekunden und wurde angehalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>It could not be started: %1</source>
        <translation>Es konnte nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>It printed more than keys need and was stopped.</source>
        <translation>Es hat mehr ausgegeben, als Schlüssel brauchen, und wurde angehalten.</translation>
    </message>
    <message>
        <source>It crashed.</source>
        <translation>Es ist abgestürzt.</translation>
    </message>
    <message>
        <source>It ended with code %1. Run it in a terminal to see what it says.</source>
        <translation>Es endete mit dem Code %1. Starten Sie es in einem Terminal, um zu sehen, was es sagt.</translation>
    </message>
    <message>
        <source>The credential_process of the profile &quot;%1&quot;</source>
        <translation>Der credential_process des Profils „%1“</translation>
    </message>
    <message>
        <source>%1 did not print keys as JSON.</source>
        <translation>%1 hat keine Schlüssel als JSON ausgegeben.</translation>
    </message>
    <message>
        <source>%1 printed keys of a version that is not 1.</source>
        <translation>%1 hat Schlüssel einer anderen Version als 1 ausgegeben.</translation>
    </message>
    <message>
        <source>%1 printed an Expiration that is not a time.</source>
        <translation>%1 hat eine Expiration ausgegeben, die keine Zeit ist.</translation>
    </message>
    <message>
        <source>The credential_process of the profile &quot;%1&quot; gave no keys. %2</source>
        <translation>Der credential_process des Profils „%1“ gab keine Schlüssel. %2</translation>
    </message>
</context>
<context>
    <name>lc::ProductBox</name>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>One or more, with commas</source>
        <translation>Einer oder mehrere, mit Kommas</translation>
    </message>
    <message>
        <source>Remove product</source>
        <translation>Produkt entfernen</translation>
    </message>
    <message>
        <source>Managed servers and instances</source>
        <translation>Verwaltete Server und Instanzen</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Datenbanken</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Product %1</source>
        <translation>Produkt %1</translation>
    </message>
    <message>
        <source>Where product %1 is looked for</source>
        <translation>Wo nach Produkt %1 gesucht wird</translation>
    </message>
    <message>
        <source>Remove product %1</source>
        <translation>Produkt %1 entfernen</translation>
    </message>
    <message>
        <source>%1 (NOT_EQUALS, in organizations)</source>
        <translation>%1 (NOT_EQUALS, in Organisationen)</translation>
    </message>
</context>
<context>
    <name>lc::QuotaBoardPage</name>
    <message>
        <source>Quota board</source>
        <translation>Kontingente</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>No API key is in a usage plan here.</source>
        <translation>Hier ist kein API-Schlüssel in einem Nutzungsplan.</translation>
    </message>
    <message>
        <source>Choose a key to see its period.</source>
        <translation>Einen Schlüssel wählen, um seinen Zeitraum zu sehen.</translation>
    </message>
    <message>
        <source>&amp;Disable…</source>
        <translation>&amp;Deaktivieren…</translation>
    </message>
    <message>
        <source>Ena&amp;ble…</source>
        <translation>A&amp;ktivieren…</translation>
    </message>
    <message>
        <source>&amp;Import keys…</source>
        <translation>Schlüssel &amp;importieren…</translation>
    </message>
    <message>
        <source>Import keys…</source>
        <translation>Schlüssel importieren…</translation>
    </message>
    <message>
        <source>Quotas apply to each key separately. Data may lag up to %1 minutes. Days are UTC.</source>
        <translation>Kontingente gelten für jeden Schlüssel einzeln. Daten können bis zu %1 Minuten zurückliegen. Tage sind UTC.</translation>
    </message>
    <message>
        <source>All (%1)</source>
        <translation>Alle (%1)</translation>
    </message>
    <message>
        <source>≥ %1 (%2)</source>
        <comment>percentage, count</comment>
        <translation>≥ %1 (%2)</translation>
    </message>
    <message>
        <source>Exhausted (%1)</source>
        <translation>Erschöpft (%1)</translation>
    </message>
    <message>
        <source>No traffic 30 days (%1)</source>
        <translation>30 Tage ohne Verkehr (%1)</translation>
    </message>
    <message>
        <source>Disabled (%1)</source>
        <translation>Deaktiviert (%1)</translation>
    </message>
    <message>
        <source>%1 in plan %2</source>
        <comment>key and plan</comment>
        <translation>%1 im Plan %2</translation>
    </message>
    <message>
        <source>Choose a key first.</source>
        <translation>Zuerst einen Schlüssel wählen.</translation>
    </message>
    <message>
        <source>Open a connection first.</source>
        <translation>Zuerst eine Verbindung öffnen.</translation>
    </message>
</context>
<context>
    <name>lc::QuotaChart</name>
    <message>
        <source>Remaining</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>Used per day (UTC)</source>
        <translation>Verbrauch pro Tag (UTC)</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>Day (UTC)</source>
        <translation>Tag (UTC)</translation>
    </message>
    <message>
        <source>Resets %1</source>
        <translation>Rücksetzung %1</translation>
    </message>
    <message>
        <source>Even use to the reset</source>
        <translation>Gleichmäßiger Verbrauch bis zur Rücksetzung</translation>
    </message>
    <message>
        <source>%1 used, %2 left</source>
        <translation>%1 verbraucht, %2 übrig</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>%1 belegt</translation>
    </message>
    <message>
        <source>%1 of %2 left.</source>
        <translation>%1 von %2 übrig.</translation>
    </message>
    <message>
        <source>Remaining requests: %1</source>
        <translation>Verbleibende Anfragen: %1</translation>
    </message>
    <message>
        <source>Requests per day: %1</source>
        <translation>Anfragen pro Tag: %1</translation>
    </message>
    <message>
        <source>Extension +%1</source>
        <translation>Erweiterung +%1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 übrig</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Likely range (80%)</source>
        <translation>Wahrscheinlicher Bereich (80 %)</translation>
    </message>
    <message>
        <source>Extended by</source>
        <translation>Erweitert um</translation>
    </message>
    <message>
        <source>Expected to remain</source>
        <translation>Bleibt voraussichtlich</translation>
    </message>
    <message>
        <source>Extended by %1</source>
        <translation>Erweitert um %1</translation>
    </message>
    <message>
        <source>About %1 expected to be left, likely %2 to %3</source>
        <translation>Etwa %1 bleiben voraussichtlich, wahrscheinlich %2 bis %3</translation>
    </message>
</context>
<context>
    <name>lc::RangeBar</name>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 d</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 d</translation>
    </message>
    <message>
        <source>90 d</source>
        <translation>90 d</translation>
    </message>
    <message>
        <source>1 y</source>
        <translation>1 J</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>Everything recorded</source>
        <translation>Alles Aufgezeichnete</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>Eigener…</translation>
    </message>
    <message>
        <source>Choose first and last day</source>
        <translation>Ersten und letzten Tag wählen</translation>
    </message>
    <message>
        <source>Range of the chart</source>
        <translation>Bereich des Diagramms</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Show range</source>
        <translation>Bereich zeigen</translation>
    </message>
    <message>
        <source>The first day is after the last.</source>
        <translation>Der erste Tag liegt nach dem letzten.</translation>
    </message>
</context>
<context>
    <name>lc::ReceivedLicensesPage</name>
    <message>
        <source>Received licenses</source>
        <translation>Empfangene Lizenzen</translation>
    </message>
    <message>
        <source>licenses</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>No licenses received yet. Accept a grant in the inbox to get one.</source>
        <translation>Noch keine Lizenzen empfangen. Im Eingang eine Gewährung annehmen, um eine zu erhalten.</translation>
    </message>
    <message>
        <source>Open the &amp;inbox</source>
        <translation>&amp;Eingang öffnen</translation>
    </message>
    <message>
        <source>Open usage &amp;chart</source>
        <translation>Nutzungs&amp;diagramm öffnen</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>Deaktivieren</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Accepted, not active</source>
        <translation>Angenommen, nicht aktiv</translation>
    </message>
    <message>
        <source>Choose one license.</source>
        <translation>Eine Lizenz wählen.</translation>
    </message>
    <message>
        <source>Only an accepted grant that is not active can be activated.</source>
        <translation>Nur eine angenommene, nicht aktive Gewährung kann aktiviert werden.</translation>
    </message>
    <message>
        <source>Only an active grant can be deactivated.</source>
        <translation>Nur eine aktive Gewährung kann deaktiviert werden.</translation>
    </message>
    <message>
        <source>%1 is active.</source>
        <translation>%1 ist aktiv.</translation>
    </message>
    <message>
        <source>%1 is deactivated.</source>
        <translation>%1 ist deaktiviert.</translation>
    </message>
    <message>
        <source>&amp;Activate grant…</source>
        <translation>Gewährung &amp;aktivieren…</translation>
    </message>
    <message>
        <source>&amp;Deactivate grant…</source>
        <translation>Gewährung &amp;deaktivieren…</translation>
    </message>
    <message>
        <source>Show the &amp;organization&apos;s grants</source>
        <translation>Gewährungen der &amp;Organisation anzeigen</translation>
    </message>
    <message>
        <source>License: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>Check &amp;out…</source>
        <translation>Aus&amp;checken…</translation>
    </message>
    <message>
        <source>&amp;Borrow…</source>
        <translation>Aus&amp;leihen…</translation>
    </message>
    <message>
        <source>New to&amp;ken…</source>
        <translation>Neues To&amp;ken…</translation>
    </message>
    <message>
        <source>&amp;Pass on by a grant…</source>
        <translation>Durch eine Gewährung &amp;weitergeben…</translation>
    </message>
    <message>
        <source>Whose licenses</source>
        <translation>Wessen Lizenzen</translation>
    </message>
    <message>
        <source>This account</source>
        <translation>Dieses Konto</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>%1 speaks for account %2, which does not act for an organization: only its management account or a delegated administrator can list this.</source>
        <translation>%1 spricht für Konto %2, das nicht für eine Organisation handelt: Nur ihr Verwaltungskonto oder ein delegierter Administrator kann dies auflisten.</translation>
    </message>
    <message>
        <source>For grants of the organization, open Organization grants.</source>
        <translation>Für Gewährungen der Organisation „Gewährungen der Organisation“ öffnen.</translation>
    </message>
    <message>
        <source>Switch to Organization first.</source>
        <translation>Zuerst zu „Organisation“ wechseln.</translation>
    </message>
    <message>
        <source>Switch to This account first.</source>
        <translation>Zuerst zu „Dieses Konto“ wechseln.</translation>
    </message>
    <message>
        <source>The grant does not allow it.</source>
        <translation>Die Gewährung erlaubt es nicht.</translation>
    </message>
    <message>
        <source>Activate the grant first.</source>
        <translation>Zuerst die Gewährung aktivieren.</translation>
    </message>
    <message>
        <source>New alert &amp;rule…</source>
        <translation>Neue Alarm&amp;regel…</translation>
    </message>
</context>
<context>
    <name>lc::ReceiversEditor</name>
    <message>
        <source>Remove entries that are not valid</source>
        <translation>Ungültige Einträge entfernen</translation>
    </message>
    <message>
        <source>Receivers: accounts of 12 digits or ARNs, one a line or with commas between them</source>
        <translation>Empfänger: Konten mit 12 Ziffern oder ARNs, je Zeile einer oder durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Receivers, checked</source>
        <translation>Empfänger, geprüft</translation>
    </message>
    <message>
        <source>What you enter is checked here.</source>
        <translation>Eingegebenes wird hier geprüft.</translation>
    </message>
    <message numerus="yes">
        <source>%n grant(s)</source>
        <translation>
            <numerusform>%n Gewährung</numerusform>
            <numerusform>%n Gewährungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not valid</source>
        <translation>
            <numerusform>%n ungültig</numerusform>
            <numerusform>%n ungültig</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::RecordBox</name>
    <message>
        <source>Properties: %1</source>
        <translation>Eigenschaften: %1</translation>
    </message>
</context>
<context>
    <name>lc::RecordDetails</name>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
</context>
<context>
    <name>lc::RecordForm</name>
    <message>
        <source>%1, required</source>
        <translation>%1, erforderlich</translation>
    </message>
    <message>
        <source>Changed from %1</source>
        <translation>Geändert von %1</translation>
    </message>
</context>
<context>
    <name>lc::RecordListEditor</name>
    <message>
        <source>new entry</source>
        <translation>neuer Eintrag</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>column, entry</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>%1 is there twice. Give it another name, or remove one.</source>
        <translation>%1 kommt zweimal vor. Einen anderen Namen geben oder eines entfernen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>lc::RecordTable</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Fit columns to contents</source>
        <translation>Spalten an Inhalt anpassen</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Actions for the selected rows</source>
        <translation>Aktionen für die ausgewählten Zeilen</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>Zelle kopieren</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Sort by %1</source>
        <translation>Nach %1 sortieren</translation>
    </message>
</context>
<context>
    <name>lc::RecordTableModel</name>
    <message>
        <source>Loading…</source>
        <translation>Lädt…</translation>
    </message>
    <message>
        <source>Loading…, %1 so far</source>
        <translation>Lädt…, bisher %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, checked</source>
        <translation>%1, angehakt</translation>
    </message>
</context>
<context>
    <name>lc::RecordingWatch</name>
    <message>
        <source>record consumption</source>
        <translation>Verbrauch aufzeichnen</translation>
    </message>
    <message>
        <source>The history %1 could not be written. What was recorded before is unchanged.</source>
        <translation>Der Verlauf %1 konnte nicht geschrieben werden. Was vorher aufgezeichnet war, ist unverändert.</translation>
    </message>
    <message>
        <source>Recording is off</source>
        <translation>Aufzeichnung ist aus</translation>
    </message>
    <message>
        <source>Another program records</source>
        <translation>Ein anderes Programm zeichnet auf</translation>
    </message>
    <message numerus="yes">
        <source>Recording every %n min</source>
        <translation>
            <numerusform>Aufzeichnung jede Minute</numerusform>
            <numerusform>Aufzeichnung alle %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) not recorded</source>
        <translation>
            <numerusform>%n Teil nicht aufgezeichnet</numerusform>
            <numerusform>%n Teile nicht aufgezeichnet</numerusform>
        </translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>At %1 not everything could be recorded. Charts keep a gap where readings are missing.</source>
        <translation>Um %1 konnte nicht alles aufgezeichnet werden. Diagramme behalten eine Lücke, wo Messungen fehlen.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weiterer.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Wiederholen</translation>
    </message>
</context>
<context>
    <name>lc::RefreshingCredentials</name>
    <message>
        <source>The keys that were handed out had ended already. Check the clock of this computer, then retry.</source>
        <translation>Die ausgegebenen Schlüssel waren schon abgelaufen. Prüfen Sie die Uhr dieses Rechners, dann versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>lc::RegionBox</name>
    <message>
        <source>No Region</source>
        <translation>Keine Region</translation>
    </message>
    <message numerus="yes">
        <source>%n Regions</source>
        <translation>
            <numerusform>%n Region</numerusform>
            <numerusform>%n Regionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Region: %1</source>
        <translation>Region: %1</translation>
    </message>
    <message>
        <source>As configured</source>
        <translation>Wie eingestellt</translation>
    </message>
    <message>
        <source>Every Region</source>
        <translation>Jede Region</translation>
    </message>
</context>
<context>
    <name>lc::RegionsEditor</name>
    <message>
        <source>The configured one (none)</source>
        <translation>Die eingestellte (keine)</translation>
    </message>
    <message>
        <source>The configured one (%1)</source>
        <translation>Die eingestellte (%1)</translation>
    </message>
    <message>
        <source>Every Region of the partition</source>
        <translation>Jede Region der Partition</translation>
    </message>
    <message>
        <source>These Regions</source>
        <translation>Diese Regionen</translation>
    </message>
    <message>
        <source>Names of Regions</source>
        <translation>Namen von Regionen</translation>
    </message>
    <message>
        <source>Choose Regions</source>
        <translation>Regionen wählen</translation>
    </message>
</context>
<context>
    <name>lc::ReportBuilder</name>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Regions %1</source>
        <translation>Regionen %1</translation>
    </message>
    <message>
        <source>products %1</source>
        <translation>Produkte %1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>License Console %1</source>
        <translation>License Console %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Accounts %1</source>
        <translation>Konten %1</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>The recorded history could not be read.</source>
        <translation>Der aufgezeichnete Verlauf konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Contains sample data</source>
        <translation>Enthält Beispieldaten</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message numerus="yes">
        <source>Charts show the %n fullest row(s).</source>
        <translation>
            <numerusform>Diagramme zeigen die %n vollste Zeile.</numerusform>
            <numerusform>Diagramme zeigen die %n vollsten Zeilen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ReportForm</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Key=Value</source>
        <translation>Schlüssel=Wert</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Price per unit</source>
        <translation>Preis je Einheit</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Rows and columns</source>
        <translation>Zeilen und Spalten</translation>
    </message>
    <message>
        <source>The first line that matches counts.</source>
        <translation>Die erste passende Zeile zählt.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>None checked: those that are open.</source>
        <translation>Keine angekreuzt: die offenen.</translation>
    </message>
    <message>
        <source>One a line; empty: all.</source>
        <translation>Je Zeile eine; leer: alle.</translation>
    </message>
    <message>
        <source>Parts of names or SKUs, one a line; empty: all.</source>
        <translation>Teile von Namen oder SKUs, je Zeile einer; leer: alle.</translation>
    </message>
    <message>
        <source>When grouped by tag.</source>
        <translation>Bei Gruppierung nach Tag.</translation>
    </message>
    <message>
        <source>For the period From and to.</source>
        <translation>Für den Zeitraum „Von und bis“.</translation>
    </message>
    <message>
        <source>Of CSV files; so is the encoding.</source>
        <translation>Von CSV-Dateien; ebenso die Zeichenkodierung.</translation>
    </message>
    <message>
        <source>Off: text in CSV files that a spreadsheet would run as a formula begins with an apostrophe.</source>
        <translation>Aus: Text in CSV-Dateien, den eine Tabellenkalkulation als Formel ausführen würde, beginnt mit einem Apostroph.</translation>
    </message>
    <message>
        <source>There is no such time zone: UTC and names like Europe/Berlin are known.</source>
        <translation>Diese Zeitzone gibt es nicht: Bekannt sind UTC und Namen wie Europe/Berlin.</translation>
    </message>
    <message>
        <source>Name the tag to group by.</source>
        <translation>Den Tag nennen, nach dem gruppiert wird.</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>Der Zeitraum endet, bevor er beginnt.</translation>
    </message>
    <message>
        <source>A price is a decimal number, such as 12.50.</source>
        <translation>Ein Preis ist eine Dezimalzahl, etwa 12.50.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>lc::ReportGeneratorsPage</name>
    <message>
        <source>Report generators</source>
        <translation>Berichtsgeneratoren</translation>
    </message>
    <message>
        <source>report generators</source>
        <translation>Berichtsgeneratoren</translation>
    </message>
    <message>
        <source>No report generators here. Make one with New: the service then stores a report at every interval.</source>
        <translation>Hier gibt es keine Berichtsgeneratoren. Erstellen Sie einen mit „Neu“: Der Dienst legt dann in jedem Abstand einen Bericht ab.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>One ARN a line.</source>
        <translation>Ein ARN je Zeile.</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Choose a report generator to see its details.</source>
        <translation>Wählen Sie einen Berichtsgenerator, um seine Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>&amp;New report generator…</source>
        <translation>&amp;Neuer Berichtsgenerator…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Choose a report generator first.</source>
        <translation>Wählen Sie zuerst einen Berichtsgenerator.</translation>
    </message>
    <message>
        <source>Open a connection first.</source>
        <translation>Zuerst eine Verbindung öffnen.</translation>
    </message>
    <message>
        <source>New report generator</source>
        <translation>Neuer Berichtsgenerator</translation>
    </message>
    <message>
        <source>The service stores its reports in a bucket of its own in %1.</source>
        <translation>Der Dienst legt seine Berichte in einem eigenen Bucket in %1 ab.</translation>
    </message>
    <message>
        <source>Create report generator</source>
        <translation>Berichtsgenerator erstellen</translation>
    </message>
    <message>
        <source>This replaces the report generator&apos;s settings.</source>
        <translation>Das ersetzt die Einstellungen des Berichtsgenerators.</translation>
    </message>
    <message>
        <source>Save report generator</source>
        <translation>Berichtsgenerator speichern</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>No further reports are made. Reports that exist stay in their bucket.</source>
        <translation>Es werden keine weiteren Berichte erstellt. Vorhandene bleiben in ihrem Bucket.</translation>
    </message>
    <message>
        <source>Delete report generator</source>
        <translation>Berichtsgenerator löschen</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>%1 wird gelöscht</translation>
    </message>
</context>
<context>
    <name>lc::ReportPage</name>
    <message>
        <source>read for the report</source>
        <translation>für den Bericht lesen</translation>
    </message>
    <message>
        <source>S&amp;chedule…</source>
        <translation>&amp;Zeitplan…</translation>
    </message>
    <message>
        <source>Save as &amp;file…</source>
        <translation>Als &amp;Datei speichern…</translation>
    </message>
    <message>
        <source>&amp;Save report</source>
        <translation>Bericht &amp;speichern</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Neuer Bericht</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
    <message>
        <source>No schedule</source>
        <translation>Kein Zeitplan</translation>
    </message>
    <message>
        <source>The report %1 was saved.</source>
        <translation>Der Bericht %1 wurde gespeichert.</translation>
    </message>
    <message>
        <source>The report was not written.</source>
        <translation>Der Bericht wurde nicht geschrieben.</translation>
    </message>
</context>
<context>
    <name>lc::ReportPreview</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>%1 rows, the first %2 are shown</source>
        <translation>%1 Zeilen, die ersten %2 werden gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ReportRun</name>
    <message>
        <source>The connection %1 is not open.</source>
        <translation>Die Verbindung %1 ist nicht offen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The folder of this report is not there.</source>
        <translation>Den Ordner dieses Berichts gibt es nicht.</translation>
    </message>
    <message>
        <source>No connection is open.</source>
        <translation>Keine Verbindung ist offen.</translation>
    </message>
    <message>
        <source>%1 names no format: end it in .pdf, .html, .csv, .xlsx or .json.</source>
        <translation>%1 nennt kein Format: Der Name muss auf .pdf, .html, .csv, .xlsx oder .json enden.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. What was there before is unchanged.</source>
        <translation>%1 ist nicht beschreibbar: %2. Was vorher dort war, ist unverändert.</translation>
    </message>
</context>
<context>
    <name>lc::ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>No reports are saved. Make one with New report: of consumption, grants, quotas, chargeback and more.</source>
        <translation>Keine Berichte sind gespeichert. Mit „Neuer Bericht“ einen anlegen: über Verbrauch, Grants, Kontingente, Kostenverteilung und mehr.</translation>
    </message>
    <message>
        <source>Choose a report to see how it ran last.</source>
        <translation>Einen Bericht wählen, um zu sehen, wie er zuletzt lief.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;New report…</source>
        <translation>&amp;Neuer Bericht…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Run now</source>
        <translation>&amp;Jetzt erstellen</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>D&amp;uplizieren…</translation>
    </message>
    <message>
        <source>Open the last &amp;file</source>
        <translation>Letzte &amp;Datei öffnen</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>AWS report &amp;generators</source>
        <translation>AWS-Bericht&amp;generatoren</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Neuer Bericht</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>Delete the report %1?</source>
        <translation>Den Bericht %1 löschen?</translation>
    </message>
    <message>
        <source>Its schedule ends. Files that it wrote stay.</source>
        <translation>Sein Zeitplan endet. Dateien, die er schrieb, bleiben.</translation>
    </message>
    <message>
        <source>Delete report</source>
        <translation>Bericht löschen</translation>
    </message>
    <message>
        <source>%1 was not written.</source>
        <translation>%1 wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Choose a report first.</source>
        <translation>Zuerst einen Bericht wählen.</translation>
    </message>
    <message>
        <source>It is being made already.</source>
        <translation>Er wird schon erstellt.</translation>
    </message>
    <message>
        <source>It has written no file yet.</source>
        <translation>Er hat noch keine Datei geschrieben.</translation>
    </message>
</context>
<context>
    <name>lc::ReviewPanel</name>
    <message>
        <source>The call</source>
        <translation>Der Aufruf</translation>
    </message>
    <message>
        <source>Spelling of the call</source>
        <translation>Schreibweise des Aufrufs</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not present</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Copy as %1</source>
        <translation>Als %1 kopieren</translation>
    </message>
</context>
<context>
    <name>lc::RoleCredentials</name>
    <message>
        <source>The profile &quot;%1&quot; needs a code of the device %2, and nobody can be asked here.</source>
        <translation>Das Profil „%1“ braucht einen Code des Geräts %2, und hier kann niemand gefragt werden.</translation>
    </message>
    <message>
        <source>No code of the device %1 was given. Retry to be asked again.</source>
        <translation>Es wurde kein Code des Geräts %1 angegeben. Wiederholen Sie, um noch einmal gefragt zu werden.</translation>
    </message>
    <message>
        <source>AWS STS</source>
        <translation>AWS STS</translation>
    </message>
    <message>
        <source>The role %1 of the profile &quot;%2&quot; could not be assumed.</source>
        <translation>Die Rolle %1 des Profils „%2“ konnte nicht angenommen werden.</translation>
    </message>
</context>
<context>
    <name>lc::RulesetsPage</name>
    <message>
        <source>Rulesets</source>
        <translation>Regelsätze</translation>
    </message>
    <message>
        <source>rulesets</source>
        <translation>Regelsätze</translation>
    </message>
    <message>
        <source>No rulesets here. Make one with New: its rules say which resources belong to an asset group.</source>
        <translation>Hier gibt es keine Regelsätze. Erstellen Sie einen mit „Neu“: Seine Regeln sagen, welche Ressourcen zu einer Ressourcengruppe gehören.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>An asset belongs to the group when one rule holds.</source>
        <translation>Eine Ressource gehört zur Gruppe, wenn eine Regel zutrifft.</translation>
    </message>
    <message>
        <source>Choose a ruleset to see its details.</source>
        <translation>Wählen Sie einen Regelsatz, um seine Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>&amp;New ruleset…</source>
        <translation>&amp;Neuer Regelsatz…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>This ruleset is managed by AWS.</source>
        <translation>Dieser Regelsatz wird von AWS verwaltet.</translation>
    </message>
    <message>
        <source>Choose a ruleset first.</source>
        <translation>Wählen Sie zuerst einen Regelsatz.</translation>
    </message>
    <message>
        <source>Open a connection first.</source>
        <translation>Zuerst eine Verbindung öffnen.</translation>
    </message>
    <message>
        <source>New ruleset</source>
        <translation>Neuer Regelsatz</translation>
    </message>
    <message>
        <source>This creates a ruleset in %1.</source>
        <translation>Das erstellt einen Regelsatz in %1.</translation>
    </message>
    <message>
        <source>Create ruleset</source>
        <translation>Regelsatz erstellen</translation>
    </message>
    <message>
        <source>Groups that use this ruleset are judged anew.</source>
        <translation>Gruppen mit diesem Regelsatz werden neu beurteilt.</translation>
    </message>
    <message>
        <source>Save ruleset</source>
        <translation>Regelsatz speichern</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>This cannot be undone; it is refused while a group uses the ruleset.</source>
        <translation>Das kann nicht rückgängig gemacht werden; es wird abgelehnt, solange eine Gruppe den Regelsatz verwendet.</translation>
    </message>
    <message>
        <source>Delete ruleset</source>
        <translation>Regelsatz löschen</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>%1 wird gelöscht</translation>
    </message>
</context>
<context>
    <name>lc::RunOutCard</name>
    <message>
        <source>Entitlement or key</source>
        <translation>Berechtigung oder Schlüssel</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Used %</source>
        <translation>Belegt %</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>Runs out</source>
        <translation>Aufgebraucht</translation>
    </message>
    <message>
        <source>Will run out first</source>
        <translation>Zuerst aufgebraucht</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>Alle %1 zeigen</translation>
    </message>
</context>
<context>
    <name>lc::ScheduleDialog</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Of a weekly report.</source>
        <translation>Bei wöchentlichen Berichten.</translation>
    </message>
    <message>
        <source>Of a monthly report; the last day where a month is shorter.</source>
        <translation>Bei monatlichen Berichten; der letzte Tag, wo ein Monat kürzer ist.</translation>
    </message>
    <message>
        <source>Local time, such as 06:00.</source>
        <translation>Ortszeit, etwa 06:00.</translation>
    </message>
    <message>
        <source>So many files of this report stay in the folder.</source>
        <translation>So viele Dateien dieses Berichts bleiben im Ordner.</translation>
    </message>
    <message>
        <source>Runs while License Console is open or in the tray. What was missed is made up once. license-console --report makes it from a timer of the system.</source>
        <translation>Läuft, solange License Console offen oder im Tray ist. Versäumtes wird einmal nachgeholt. license-console --report erstellt ihn von einem Timer des Systems aus.</translation>
    </message>
    <message>
        <source>Set schedule</source>
        <translation>Zeitplan festlegen</translation>
    </message>
    <message>
        <source>No schedule</source>
        <translation>Kein Zeitplan</translation>
    </message>
</context>
<context>
    <name>lc::ServiceSettingsForm</name>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Search over Regions</source>
        <translation>Suche über Regionen</translation>
    </message>
    <message>
        <source>One Region a line. Can be changed once a day.</source>
        <translation>Eine Region je Zeile. Kann einmal am Tag geändert werden.</translation>
    </message>
    <message>
        <source>Reports and notices</source>
        <translation>Berichte und Benachrichtigungen</translation>
    </message>
    <message>
        <source>Names begin with aws-license-manager-service-.</source>
        <translation>Namen beginnen mit aws-license-manager-service-.</translation>
    </message>
    <message>
        <source>Edit service settings</source>
        <translation>Diensteinstellungen bearbeiten</translation>
    </message>
    <message>
        <source>This changes License Manager in %1 for everybody.</source>
        <translation>Dies ändert License Manager in %1 für alle.</translation>
    </message>
    <message>
        <source>Save service settings</source>
        <translation>Diensteinstellungen speichern</translation>
    </message>
    <message>
        <source>Irreversible: cannot be switched off again.</source>
        <translation>Unwiderruflich: kann nicht wieder ausgeschaltet werden.</translation>
    </message>
    <message>
        <source>Switched on. It cannot be switched off again.</source>
        <translation>Eingeschaltet. Kann nicht wieder ausgeschaltet werden.</translation>
    </message>
    <message>
        <source>Cannot be taken back.</source>
        <translation>Kann nicht zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Switched on for good: %1.</source>
        <translation>Endgültig eingeschaltet: %1.</translation>
    </message>
    <message>
        <source>Switch this on for good?</source>
        <translation>Dies endgültig einschalten?</translation>
    </message>
    <message>
        <source>%1: nobody can switch this off again. Type the account number to go on.</source>
        <translation>%1: Niemand kann dies wieder ausschalten. Zum Fortfahren die Kontonummer eingeben.</translation>
    </message>
    <message>
        <source>Source Regions</source>
        <translation>Quellregionen</translation>
    </message>
</context>
<context>
    <name>lc::ServiceSettingsPage</name>
    <message>
        <source>&amp;Edit service settings…</source>
        <translation>Diensteinstellungen b&amp;earbeiten…</translation>
    </message>
    <message>
        <source>Open a connection to see its settings.</source>
        <translation>Eine Verbindung öffnen, um ihre Einstellungen zu sehen.</translation>
    </message>
    <message>
        <source>Resource share</source>
        <translation>Ressourcenfreigabe</translation>
    </message>
    <message>
        <source>Service settings</source>
        <translation>Diensteinstellungen</translation>
    </message>
    <message>
        <source>Connection and Region</source>
        <translation>Verbindung und Region</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Yes, for good</source>
        <translation>Ja, endgültig</translation>
    </message>
    <message>
        <source>Works with AWS Organizations</source>
        <translation>Arbeitet mit AWS Organizations</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Searches member accounts</source>
        <translation>Durchsucht Mitgliedskonten</translation>
    </message>
    <message>
        <source>Search over Regions</source>
        <translation>Suche über Regionen</translation>
    </message>
    <message>
        <source>This Region only</source>
        <translation>Nur diese Region</translation>
    </message>
    <message>
        <source>Home Region of the search</source>
        <translation>Heimatregion der Suche</translation>
    </message>
    <message>
        <source>S3 bucket</source>
        <translation>S3-Bucket</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>SNS topic</source>
        <translation>SNS-Thema</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>The settings are not read yet.</source>
        <translation>Die Einstellungen sind noch nicht gelesen.</translation>
    </message>
    <message>
        <source>%1 is read-only. Switch that off under Connections.</source>
        <translation>%1 ist nur lesend. Schalten Sie das unter „Verbindungen“ aus.</translation>
    </message>
    <message>
        <source>Edit service settings</source>
        <translation>Diensteinstellungen bearbeiten</translation>
    </message>
</context>
<context>
    <name>lc::Session</name>
    <message>
        <source>There is no connection named &quot;%1&quot;.</source>
        <translation>Es gibt keine Verbindung namens „%1“.</translation>
    </message>
    <message>
        <source>The local service is not available here.</source>
        <translation>Der lokale Dienst ist hier nicht verfügbar.</translation>
    </message>
    <message>
        <source>The service did not tell the account.</source>
        <translation>Der Dienst hat das Konto nicht genannt.</translation>
    </message>
    <message>
        <source>This connection spoke for account %1 the last time, and speaks for account %2 now.</source>
        <translation>Diese Verbindung sprach das letzte Mal für Konto %1 und spricht jetzt für Konto %2.</translation>
    </message>
</context>
<context>
    <name>lc::SignInDialog</name>
    <message>
        <source>Sign in to %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>Open this page in your browser and confirm there, if it shows this code. This window closes by itself afterwards.</source>
        <translation>Öffnen Sie diese Seite in Ihrem Browser und bestätigen Sie dort, wenn sie diesen Code zeigt. Dieses Fenster schließt sich danach von selbst.</translation>
    </message>
    <message>
        <source>Open browser</source>
        <translation>Browser öffnen</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Page: %1</source>
        <translation>Seite: %1</translation>
    </message>
    <message numerus="yes">
        <source>Taken from the clipboard again after %n second(s)</source>
        <translation>
            <numerusform>Wird nach %n Sekunde wieder aus der Zwischenablage genommen</numerusform>
            <numerusform>Wird nach %n Sekunden wieder aus der Zwischenablage genommen</numerusform>
        </translation>
    </message>
    <message>
        <source>No browser could be opened. Open the page above on any device.</source>
        <translation>Es konnte kein Browser geöffnet werden. Öffnen Sie die Seite oben auf irgendeinem Gerät.</translation>
    </message>
    <message>
        <source>The code is good for %1:%2 more minutes.</source>
        <translation>Der Code gilt noch %1:%2 Minuten.</translation>
    </message>
    <message>
        <source>The code is no longer good. Nothing was changed. Cancel, then open the connection again.</source>
        <translation>Der Code gilt nicht mehr. Nichts wurde geändert. Brechen Sie ab und öffnen Sie die Verbindung noch einmal.</translation>
    </message>
</context>
<context>
    <name>lc::SignedTokenDialog</name>
    <message>
        <source>Read a signed token</source>
        <translation>Unterschriebenes Token lesen</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>Public &amp;key of the issuer (PEM)</source>
        <translation>Öffentlicher &amp;Schlüssel des Ausstellers (PEM)</translation>
    </message>
    <message>
        <source>What it &amp;says</source>
        <translation>Was es &amp;sagt</translation>
    </message>
    <message>
        <source>This is not a signed token.</source>
        <translation>Das ist kein unterschriebenes Token.</translation>
    </message>
    <message>
        <source>It has three parts of letters and digits, with dots between them.</source>
        <translation>Es hat drei Teile aus Buchstaben und Ziffern mit Punkten dazwischen.</translation>
    </message>
    <message>
        <source>Not verified.</source>
        <translation>Nicht geprüft.</translation>
    </message>
    <message>
        <source>Anybody can write such a text. Paste the issuer&apos;s public key.</source>
        <translation>Jeder kann so einen Text schreiben. Fügen Sie den öffentlichen Schlüssel des Ausstellers ein.</translation>
    </message>
    <message>
        <source>The signature is right.</source>
        <translation>Die Unterschrift ist richtig.</translation>
    </message>
    <message>
        <source>The token says what the holder of this key signed.</source>
        <translation>Das Token sagt, was der Inhaber dieses Schlüssels unterschrieben hat.</translation>
    </message>
    <message>
        <source>The signature is wrong.</source>
        <translation>Die Unterschrift ist falsch.</translation>
    </message>
    <message>
        <source>The token was changed, or it was signed with another key.</source>
        <translation>Das Token wurde verändert oder mit einem anderen Schlüssel unterschrieben.</translation>
    </message>
</context>
<context>
    <name>lc::SnoozeDialog</name>
    <message>
        <source>Snooze %1?</source>
        <translation>%1 zurückstellen?</translation>
    </message>
    <message>
        <source>Until then nothing is told about it; it stays in the list. If it is still in force then, you are told again.</source>
        <translation>Bis dahin wird nichts darüber gemeldet; er bleibt in der Liste. Gilt er dann noch, wird wieder gemeldet.</translation>
    </message>
    <message>
        <source>Snooze until</source>
        <translation>Zurückstellen bis</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Für eine Stunde</translation>
    </message>
    <message>
        <source>For four hours</source>
        <translation>Für vier Stunden</translation>
    </message>
    <message>
        <source>Until tomorrow, 8 o&apos;clock</source>
        <translation>Bis morgen, 8 Uhr</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>Für eine Woche</translation>
    </message>
    <message>
        <source>Until a day</source>
        <translation>Bis zu einem Tag</translation>
    </message>
    <message>
        <source>Day on which it ends</source>
        <translation>Tag, an dem es endet</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Enter a day to come.</source>
        <translation>Einen künftigen Tag eingeben.</translation>
    </message>
</context>
<context>
    <name>lc::SparklineDelegate</name>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
</context>
<context>
    <name>lc::SsoCredentials</name>
    <message>
        <source>IAM Identity Center gave no keys of the role %1 in the account %2.</source>
        <translation>IAM Identity Center gab keine Schlüssel der Rolle %1 im Konto %2.</translation>
    </message>
    <message>
        <source>IAM Identity Center</source>
        <translation>IAM Identity Center</translation>
    </message>
</context>
<context>
    <name>lc::SsoTokens</name>
    <message>
        <source>Somebody is asked to sign in.</source>
        <translation>Jemand wird gebeten, sich anzumelden.</translation>
    </message>
    <message>
        <source>Nobody has signed in with &quot;%1&quot; yet.</source>
        <translation>Mit „%1“ hat sich noch niemand angemeldet.</translation>
    </message>
    <message>
        <source>The sign-in with &quot;%1&quot; has ended.</source>
        <translation>Die Anmeldung mit „%1“ ist abgelaufen.</translation>
    </message>
    <message>
        <source>Another program holds the sign-in of &quot;%1&quot; (%2).</source>
        <translation>Ein anderes Programm hält die Anmeldung von „%1“ (%2).</translation>
    </message>
    <message>
        <source>The sign-in with &quot;%1&quot; could not be renewed.</source>
        <translation>Die Anmeldung mit „%1“ konnte nicht erneuert werden.</translation>
    </message>
    <message>
        <source>Sign in: open the connection in the window, or run &quot;aws sso login --profile %1&quot;.</source>
        <translation>Melden Sie sich an: Öffnen Sie die Verbindung im Fenster, oder starten Sie „aws sso login --profile %1“.</translation>
    </message>
    <message>
        <source>Signing in with &quot;%1&quot; could not begin.</source>
        <translation>Die Anmeldung mit „%1“ konnte nicht beginnen.</translation>
    </message>
    <message>
        <source>The service named no page to sign in on.</source>
        <translation>Der Dienst nannte keine Seite für die Anmeldung.</translation>
    </message>
    <message>
        <source>The sign-in with &quot;%1&quot; was not done. Retry to sign in.</source>
        <translation>Die Anmeldung mit „%1“ ist nicht erfolgt. Wiederholen Sie, um sich anzumelden.</translation>
    </message>
    <message>
        <source>The sign-in with &quot;%1&quot; was not confirmed in time. Retry to sign in.</source>
        <translation>Die Anmeldung mit „%1“ wurde nicht rechtzeitig bestätigt. Wiederholen Sie, um sich anzumelden.</translation>
    </message>
    <message>
        <source>The sign-in with &quot;%1&quot; was not accepted.</source>
        <translation>Die Anmeldung mit „%1“ wurde nicht angenommen.</translation>
    </message>
</context>
<context>
    <name>lc::StackView</name>
    <message>
        <source>Stacked by</source>
        <translation>Gestapelt nach</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Resource type</source>
        <translation>Ressourcentyp</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Nothing was recorded yet.</source>
        <translation>Noch wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>The history could not be read.</source>
        <translation>Der Verlauf konnte nicht gelesen werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n anderer</numerusform>
            <numerusform>%n andere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was recorded in this range.</source>
        <translation>In diesem Zeitraum wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, nach %2</translation>
    </message>
    <message>
        <source>%1 in use in all, %2 of them by %3.</source>
        <translation>%1 insgesamt in Nutzung, davon %2 durch %3.</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Übrige</translation>
    </message>
</context>
<context>
    <name>lc::StageDialog</name>
    <message>
        <source>Loading…</source>
        <translation>Lädt…</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>Stage %1</translation>
    </message>
</context>
<context>
    <name>lc::StartNotices</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>lc::SystemKeychain</name>
    <message>
        <source>The keychain of this desktop is waiting for an answer to a window of its own. Unlock it, then retry.</source>
        <translation>Der Schlüsselbund dieses Desktops wartet auf eine Antwort in einem eigenen Fenster. Entsperren Sie ihn, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The keychain has no such entry.</source>
        <translation>Der Schlüsselbund hat keinen solchen Eintrag.</translation>
    </message>
    <message>
        <source>The keychain of this desktop said no.</source>
        <translation>Der Schlüsselbund dieses Desktops hat abgelehnt.</translation>
    </message>
    <message>
        <source>No keychain of this desktop could be used (%1).</source>
        <translation>Es konnte kein Schlüsselbund dieses Desktops verwendet werden (%1).</translation>
    </message>
</context>
<context>
    <name>lc::TablePage</name>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>%1 did not answer.</source>
        <translation>%1 hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>%1 is read-only. Switch that off under Connections.</source>
        <translation>%1 ist nur lesend. Schalten Sie das unter „Verbindungen“ aus.</translation>
    </message>
    <message>
        <source>The filters hid the row that was asked for: they were cleared.</source>
        <translation>Die Filter verbargen die gewünschte Zeile: Sie wurden gelöscht.</translation>
    </message>
    <message>
        <source>What was asked for is not among these %1.</source>
        <translation>Das Gesuchte ist hier nicht dabei (%1).</translation>
    </message>
    <message>
        <source>The draft “%1” could not be opened.</source>
        <translation>Der Entwurf „%1“ konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>What it was about is no longer there. The draft is kept until it is thrown away.</source>
        <translation>Worum es darin ging, gibt es nicht mehr. Der Entwurf bleibt erhalten, bis er verworfen wird.</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>&amp;Tags…</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Accounts %1</source>
        <translation>Konten %1</translation>
    </message>
    <message>
        <source>Regions %1</source>
        <translation>Regionen %1</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>License Console %1</source>
        <translation>License Console %1</translation>
    </message>
</context>
<context>
    <name>lc::TablePane</name>
    <message>
        <source>%1 in %2</source>
        <extracomment>An account number and a Region</extracomment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1 did not answer.</source>
        <translation>%1 hat nicht geantwortet.</translation>
    </message>
    <message numerus="yes">
        <source>%n sources did not answer.</source>
        <translation>
            <numerusform>%n Quelle hat nicht geantwortet.</numerusform>
            <numerusform>%n Quellen haben nicht geantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its rows are from %1; everything else is newer.</source>
        <translation>Die Zeilen daraus sind von %1; alles andere ist neuer.</translation>
    </message>
    <message>
        <source>The rows shown are from %1.</source>
        <translation>Die angezeigten Zeilen sind von %1.</translation>
    </message>
    <message>
        <source>Everything else is shown.</source>
        <translation>Alles andere wird angezeigt.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message numerus="yes">
        <source>No %1 match. %2 are hidden by %n filter(s).</source>
        <extracomment>%1: &quot;licenses&quot;, %2: a number</extracomment>
        <translation>
            <numerusform>Keine passenden %1. %2 sind durch %n Filter ausgeblendet.</numerusform>
            <numerusform>Keine passenden %1. %2 sind durch %n Filter ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column and values</comment>
        <extracomment>A column and its values: &quot;Status: Available, Pending&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>lc::TagDialog</name>
    <message>
        <source>Tags of %1</source>
        <translation>Tags von %1</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Tag hinzufügen</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>Tag entfernen</translation>
    </message>
    <message>
        <source>Save tags</source>
        <translation>Tags speichern</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Lädt…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Speichert…</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
</context>
<context>
    <name>lc::TagEditor</name>
    <message>
        <source>Save tags</source>
        <translation>Tags speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Tags %1</source>
        <translation>Tags von %1</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>Diese Verbindung ist nur lesend.</translation>
    </message>
</context>
<context>
    <name>lc::TemplateNameDialog</name>
    <message>
        <source>Save as template</source>
        <translation>Als Vorlage speichern</translation>
    </message>
    <message>
        <source>Kept on this computer, to begin new licenses with.</source>
        <translation>Wird auf diesem Computer aufbewahrt, um neue Lizenzen damit zu beginnen.</translation>
    </message>
    <message>
        <source>Save template</source>
        <translation>Vorlage speichern</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>Name der Vorlage</translation>
    </message>
    <message>
        <source>Replace template</source>
        <translation>Vorlage ersetzen</translation>
    </message>
    <message>
        <source>There is a template of this name: it will be replaced.</source>
        <translation>Es gibt eine Vorlage dieses Namens: Sie wird ersetzt.</translation>
    </message>
</context>
<context>
    <name>lc::TemplatesDialog</name>
    <message>
        <source>New license from a template</source>
        <translation>Neue Lizenz aus einer Vorlage</translation>
    </message>
    <message>
        <source>Everything in it can be changed before the license is issued.</source>
        <translation>Alles darin lässt sich ändern, bevor die Lizenz ausgestellt wird.</translation>
    </message>
    <message>
        <source>New license</source>
        <translation>Neue Lizenz</translation>
    </message>
    <message>
        <source>&amp;Delete template…</source>
        <translation>Vorlage &amp;löschen…</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>No templates yet. Choose a license and press Save as template.</source>
        <translation>Noch keine Vorlagen. Eine Lizenz wählen und „Als Vorlage speichern“ drücken.</translation>
    </message>
    <message>
        <source>This template cannot be read any more.</source>
        <translation>Diese Vorlage kann nicht mehr gelesen werden.</translation>
    </message>
    <message>
        <source>Delete the template %1?</source>
        <translation>Die Vorlage %1 löschen?</translation>
    </message>
    <message>
        <source>Licenses that were made from it stay as they are.</source>
        <translation>Lizenzen, die daraus erstellt wurden, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Delete template</source>
        <translation>Vorlage löschen</translation>
    </message>
</context>
<context>
    <name>lc::TextBlockEditor</name>
    <message>
        <source>One a line</source>
        <translation>Eines je Zeile</translation>
    </message>
</context>
<context>
    <name>lc::ThresholdBar</name>
    <message>
        <source>Change alert rule…</source>
        <translation>Alarmregel ändern…</translation>
    </message>
    <message>
        <source>A&amp;lert</source>
        <translation>A&amp;larm</translation>
    </message>
    <message>
        <source>Alert rule</source>
        <translation>Alarmregel</translation>
    </message>
    <message>
        <source>Level of the alert rule</source>
        <translation>Schwelle der Alarmregel</translation>
    </message>
    <message>
        <source>Enter changes the rule, Escape takes it back</source>
        <translation>Eingabe ändert die Regel, Escape nimmt es zurück</translation>
    </message>
</context>
<context>
    <name>lc::TokenDialog</name>
    <message>
        <source>New token</source>
        <translation>Neues Token</translation>
    </message>
    <message>
        <source>This token is shown once.</source>
        <translation>Dieses Token wird einmal gezeigt.</translation>
    </message>
    <message>
        <source>Copy or save it now: nobody can show it again.</source>
        <translation>Kopieren oder speichern Sie es jetzt: Niemand kann es noch einmal zeigen.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message numerus="yes">
        <source>The clipboard forgets it after %n second(s).</source>
        <translation>
            <numerusform>Die Zwischenablage vergisst es nach %n Sekunde.</numerusform>
            <numerusform>Die Zwischenablage vergisst es nach %n Sekunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save token</source>
        <translation>Token speichern</translation>
    </message>
    <message>
        <source>The token was not saved.</source>
        <translation>Das Token wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>lc::TokensPage</name>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>No tokens here. Make one with New: a program without AWS credentials signs in with it.</source>
        <translation>Hier gibt es keine Token. Erstellen Sie eins mit „Neu“: Ein Programm ohne AWS-Anmeldedaten meldet sich damit an.</translation>
    </message>
    <message>
        <source>Choose a token to see its details.</source>
        <translation>Wählen Sie ein Token, um seine Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>&amp;New token…</source>
        <translation>&amp;Neues Token…</translation>
    </message>
    <message>
        <source>Get an &amp;access token…</source>
        <translation>&amp;Zugriffstoken holen…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Aktualisierungstoken</translation>
    </message>
    <message>
        <source>Choose a token first.</source>
        <translation>Wählen Sie zuerst ein Token.</translation>
    </message>
    <message>
        <source>Open a connection first.</source>
        <translation>Zuerst eine Verbindung öffnen.</translation>
    </message>
    <message>
        <source>Delete token %1?</source>
        <translation>Token %1 löschen?</translation>
    </message>
    <message>
        <source>Programs that use it cannot sign in any more. This cannot be undone.</source>
        <translation>Programme, die es verwenden, können sich nicht mehr anmelden. Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Delete token</source>
        <translation>Token löschen</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Roles are assumed with the access token; one ARN a line.</source>
        <translation>Rollen werden mit dem Zugriffstoken angenommen; ein ARN je Zeile.</translation>
    </message>
    <message>
        <source>New token</source>
        <translation>Neues Token</translation>
    </message>
    <message>
        <source>The token is shown once, right after it is made.</source>
        <translation>Das Token wird einmal gezeigt, gleich nachdem es erstellt ist.</translation>
    </message>
    <message>
        <source>Create token</source>
        <translation>Token erstellen</translation>
    </message>
    <message>
        <source>Refresh token %1</source>
        <translation>Aktualisierungstoken %1</translation>
    </message>
    <message>
        <source>The job is still running.</source>
        <translation>Der Vorgang läuft noch.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n token(s)?</source>
        <translation>
            <numerusform>%n Token löschen?</numerusform>
            <numerusform>%n Tokens löschen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n token(s)</source>
        <translation>
            <numerusform>%n Token löschen</numerusform>
            <numerusform>%n Tokens löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleting token %1</source>
        <translation>Token %1 wird gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n token(s)</source>
        <translation>
            <numerusform>%n Token wird gelöscht</numerusform>
            <numerusform>%n Tokens werden gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Show its &amp;license</source>
        <translation>Ihre &amp;Lizenz anzeigen</translation>
    </message>
    <message>
        <source>Choose one token.</source>
        <translation>Ein Token wählen.</translation>
    </message>
</context>
<context>
    <name>lc::TrafficCard</name>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Requests of an API key in a usage plan. They count against the key&apos;s own quota, and those beyond it are refused. Days are UTC.</source>
        <translation>Anfragen eines API-Schlüssels in einem Nutzungsplan. Sie zählen gegen das eigene Kontingent des Schlüssels; was darüber hinausgeht, wird abgewiesen. Tage sind UTC-Tage.</translation>
    </message>
    <message>
        <source>Usage &amp;plan</source>
        <translation>Nutzungs&amp;plan</translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <translation>API-&amp;Schlüssel</translation>
    </message>
    <message>
        <source>Re&amp;quests</source>
        <translation>An&amp;fragen</translation>
    </message>
    <message>
        <source>Da&amp;y, UTC</source>
        <translation>T&amp;ag, UTC</translation>
    </message>
    <message>
        <source>Today by the service&apos;s clock</source>
        <translation>Heute nach der Uhr des Dienstes</translation>
    </message>
    <message>
        <source>Make traffic</source>
        <translation>Verkehr erzeugen</translation>
    </message>
    <message>
        <source>There is no usage plan here. Make one on the page Usage plans first.</source>
        <translation>Hier gibt es keinen Nutzungsplan. Zuerst auf der Seite „Nutzungspläne“ einen anlegen.</translation>
    </message>
    <message>
        <source>The plan has no keys. Add one on the page Usage plans first.</source>
        <translation>Der Plan hat keine Schlüssel. Zuerst auf der Seite „Nutzungspläne“ einen hinzufügen.</translation>
    </message>
    <message>
        <source>Enter a whole number of requests, 1 to %1.</source>
        <translation>Eine ganze Zahl von Anfragen eingeben, 1 bis %1.</translation>
    </message>
    <message>
        <source>Enter a day, such as 2026-11-30, or nothing for today.</source>
        <translation>Einen Tag wie 2026-11-30 eingeben oder nichts für heute.</translation>
    </message>
    <message>
        <source>%1 request(s) of %2 were counted; none went beyond the quota.</source>
        <translation>Gezählte Anfragen von %2: %1; keine ging über das Kontingent hinaus.</translation>
    </message>
    <message>
        <source>%1 of %2 requests of %3 were counted; %4 went beyond the quota.</source>
        <translation>%1 von %2 Anfragen von %3 wurden gezählt; %4 gingen über das Kontingent hinaus.</translation>
    </message>
</context>
<context>
    <name>lc::TrayKeeping</name>
    <message>
        <source>License Console records consumption</source>
        <translation>License Console zeichnet den Verbrauch auf</translation>
    </message>
    <message>
        <source>&amp;Open License Console</source>
        <translation>License Console ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Record consumption now</source>
        <translation>Verbrauch &amp;jetzt aufzeichnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Keep recording in the tray?</source>
        <translation>Im Infobereich weiter aufzeichnen?</translation>
    </message>
    <message>
        <source>Consumption is recorded while License Console is open or in the tray. Its icon brings the window back, and quits.</source>
        <translation>Der Verbrauch wird aufgezeichnet, solange License Console offen oder im Infobereich ist. Das Symbol dort holt das Fenster zurück und beendet das Programm.</translation>
    </message>
    <message>
        <source>&amp;Remember this answer</source>
        <translation>Diese Antwort &amp;merken</translation>
    </message>
    <message>
        <source>&amp;Keep recording</source>
        <translation>&amp;Weiter aufzeichnen</translation>
    </message>
</context>
<context>
    <name>lc::TwinModel</name>
    <message numerus="yes">
        <source>%n row(s): %1</source>
        <extracomment>%1: the columns</extracomment>
        <translation>
            <numerusform>%n Zeile: %1</numerusform>
            <numerusform>%n Zeilen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::UsageChart</name>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Above capacity</source>
        <translation>Über der Kapazität</translation>
    </message>
    <message>
        <source>Overage zone</source>
        <translation>Überschreitungsbereich</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Consumption over time</source>
        <translation>Verbrauch im Zeitverlauf</translation>
    </message>
    <message>
        <source>%1: consumption over time</source>
        <translation>%1: Verbrauch im Zeitverlauf</translation>
    </message>
    <message>
        <source>Last %1, highest %2.</source>
        <translation>Letzter Wert %1, höchster %2.</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>Kein Vergleich</translation>
    </message>
    <message>
        <source>This week over last</source>
        <translation>Diese Woche über die letzte</translation>
    </message>
    <message>
        <source>This month over last</source>
        <translation>Dieser Monat über den letzten</translation>
    </message>
    <message>
        <source>This year over last</source>
        <translation>Dieses Jahr über das letzte</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>Woche davor</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Monat davor</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>Jahr davor</translation>
    </message>
    <message>
        <source>Likely range (80%)</source>
        <translation>Wahrscheinlicher Bereich (80 %)</translation>
    </message>
    <message>
        <source>Alert levels</source>
        <translation>Alarmschwellen</translation>
    </message>
</context>
<context>
    <name>lc::UsageLagCard</name>
    <message>
        <source>Now: none</source>
        <translation>Jetzt: keine</translation>
    </message>
    <message numerus="yes">
        <source>Now: %n second(s)</source>
        <translation>
            <numerusform>Jetzt: %n Sekunde</numerusform>
            <numerusform>Jetzt: %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Now: %n minute(s)</source>
        <translation>
            <numerusform>Jetzt: %n Minute</numerusform>
            <numerusform>Jetzt: %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Usage lag</source>
        <translation>Nutzungsverzögerung</translation>
    </message>
    <message>
        <source>GetUsage tells of requests only this long after they were made, as AWS does (about 40 minutes there). The quota counts them at once.</source>
        <translation>GetUsage berichtet von Anfragen erst so lange, nachdem sie gestellt wurden, wie bei AWS (dort etwa 40 Minuten). Das Kontingent zählt sie sofort.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
    <message>
        <source>&amp;Minutes, 0 to 1,440</source>
        <translation>&amp;Minuten, 0 bis 1.440</translation>
    </message>
    <message>
        <source>Usage lag in minutes</source>
        <translation>Nutzungsverzögerung in Minuten</translation>
    </message>
    <message>
        <source>Set lag</source>
        <translation>Verzögerung setzen</translation>
    </message>
    <message>
        <source>No lag</source>
        <translation>Keine Verzögerung</translation>
    </message>
    <message>
        <source>Enter whole minutes from 0 to %1.</source>
        <translation>Ganze Minuten von 0 bis %1 eingeben.</translation>
    </message>
    <message>
        <source>the usage lag</source>
        <translation>die Nutzungsverzögerung</translation>
    </message>
    <message>
        <source>Usage is told at once.</source>
        <translation>Die Nutzung wird sofort gemeldet.</translation>
    </message>
    <message>
        <source>The lag is set.</source>
        <translation>Die Verzögerung ist gesetzt.</translation>
    </message>
</context>
<context>
    <name>lc::UsagePlansPage</name>
    <message>
        <source>Usage plans and API keys</source>
        <translation>Nutzungspläne und API-Schlüssel</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>No API key is in a usage plan here.</source>
        <translation>Hier ist kein API-Schlüssel in einem Nutzungsplan.</translation>
    </message>
    <message>
        <source>Usage plans</source>
        <translation>Nutzungspläne</translation>
    </message>
    <message>
        <source>No usage plans here.</source>
        <translation>Hier gibt es keine Nutzungspläne.</translation>
    </message>
    <message>
        <source>Exhausted</source>
        <translation>Aufgebraucht</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Plan: %1</source>
        <translation>Plan: %1</translation>
    </message>
    <message>
        <source>Used ≥ %1</source>
        <translation>Genutzt ≥ %1</translation>
    </message>
    <message>
        <source>Choose a usage plan first.</source>
        <translation>Zuerst einen Nutzungsplan wählen.</translation>
    </message>
    <message>
        <source>This plan has no stage.</source>
        <translation>Dieser Plan hat keine Stage.</translation>
    </message>
    <message>
        <source>Open a connection first.</source>
        <translation>Zuerst eine Verbindung öffnen.</translation>
    </message>
    <message>
        <source>&amp;New usage plan…</source>
        <translation>&amp;Neuer Nutzungsplan…</translation>
    </message>
    <message>
        <source>E&amp;dit usage plan…</source>
        <translation>Nutzungsplan &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Attach stages…</source>
        <translation>Stages &amp;zuordnen…</translation>
    </message>
    <message>
        <source>De&amp;tach stage…</source>
        <translation>S&amp;tage lösen…</translation>
    </message>
    <message>
        <source>Tags of the plan…</source>
        <translation>Tags des Plans…</translation>
    </message>
    <message>
        <source>De&amp;lete usage plan…</source>
        <translation>Nutzungsplan &amp;löschen…</translation>
    </message>
    <message>
        <source>API &amp;Gateway settings of the account…</source>
        <translation>API-&amp;Gateway-Einstellungen des Kontos…</translation>
    </message>
    <message>
        <source>Detach %1 from %2?</source>
        <translation>%1 von %2 lösen?</translation>
    </message>
    <message>
        <source>Keys of the plan can no longer call this stage. Its method throttles are lost.</source>
        <translation>Schlüssel des Plans können diese Stage nicht mehr aufrufen. Ihre Methodendrosselungen gehen verloren.</translation>
    </message>
    <message>
        <source>Detach stage</source>
        <translation>Stage lösen</translation>
    </message>
    <message>
        <source>Detaching %1</source>
        <translation>%1 wird gelöst</translation>
    </message>
    <message>
        <source>The stage was detached.</source>
        <translation>Die Stage wurde gelöst.</translation>
    </message>
    <message numerus="yes">
        <source>API Gateway refuses to delete a plan that has stages: %n stage(s) are detached first. Its keys stay, without the plan. This cannot be undone.</source>
        <translation>
            <numerusform>API Gateway lehnt es ab, einen Plan mit Stages zu löschen: %n Stage wird zuerst gelöst. Seine Schlüssel bleiben, ohne den Plan. Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>API Gateway lehnt es ab, einen Plan mit Stages zu löschen: %n Stages werden zuerst gelöst. Seine Schlüssel bleiben, ohne den Plan. Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its keys stay, without the plan. This cannot be undone.</source>
        <translation>Seine Schlüssel bleiben, ohne den Plan. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete usage plan %1?</source>
        <translation>Nutzungsplan %1 löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Detach %n stage(s) and delete</source>
        <translation>
            <numerusform>%n Stage lösen und Plan löschen</numerusform>
            <numerusform>%n Stages lösen und Plan löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete usage plan</source>
        <translation>Nutzungsplan löschen</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>%1 wird gelöscht</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Neuer Plan</translation>
    </message>
</context>
<context>
    <name>lc::UsagePreview</name>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Noch nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Open chart</source>
        <translation>Diagramm öffnen</translation>
    </message>
    <message>
        <source>%1, last 30 days</source>
        <translation>%1, letzte 30 Tage</translation>
    </message>
    <message>
        <source>%1 used (%2).</source>
        <translation>%1 verbraucht (%2).</translation>
    </message>
    <message>
        <source>%1 used, no limit.</source>
        <translation>%1 belegt, kein Limit.</translation>
    </message>
    <message>
        <source>No counted entitlement</source>
        <translation>Keine gezählte Berechtigung</translation>
    </message>
</context>
<context>
    <name>lc::ValidityBar</name>
    <message>
        <source>No end</source>
        <translation>Kein Ende</translation>
    </message>
    <message>
        <source>Valid from %1 to %2, %3</source>
        <translation>Gültig von %1 bis %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>begins in %n day(s)</source>
        <translation>
            <numerusform>beginnt in %n Tag</numerusform>
            <numerusform>beginnt in %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>noch %n Tag</numerusform>
            <numerusform>noch %n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ended %n day(s) ago</source>
        <translation>
            <numerusform>endete vor %n Tag</numerusform>
            <numerusform>endete vor %n Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::VersionList</name>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Restore as new version…</source>
        <translation>Als neue Version &amp;wiederherstellen…</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>Frühere Versionen</translation>
    </message>
    <message>
        <source>No versions.</source>
        <translation>Keine Versionen.</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen…</translation>
    </message>
    <message>
        <source>Compare two versions field by field</source>
        <translation>Zwei Versionen Feld für Feld vergleichen</translation>
    </message>
    <message>
        <source>There is one version only.</source>
        <translation>Es gibt nur eine Version.</translation>
    </message>
    <message>
        <source>Choose two versions, with Ctrl or Shift.</source>
        <translation>Zwei Versionen wählen, mit Strg oder Umschalt.</translation>
    </message>
    <message>
        <source>Make a new version with what version %1 says</source>
        <translation>Eine neue Version mit dem Inhalt von Version %1 erstellen</translation>
    </message>
    <message>
        <source>Choose one earlier version.</source>
        <translation>Eine frühere Version wählen.</translation>
    </message>
</context>
<context>
    <name>lc::ViewNameDialog</name>
    <message>
        <source>Save this view</source>
        <translation>Diese Ansicht speichern</translation>
    </message>
    <message>
        <source>Filters, columns and sorting of this page are kept under a name, in the navigation under Saved views.</source>
        <translation>Filter, Spalten und Sortierung dieser Seite werden unter einem Namen aufbewahrt, in der Navigation unter „Gespeicherte Ansichten“.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>There is a view of this name: it would be replaced.</source>
        <translation>Es gibt eine Ansicht dieses Namens: Sie würde ersetzt.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>lc::ViewShelf</name>
    <message>
        <source>View %1</source>
        <translation>Ansicht %1</translation>
    </message>
    <message>
        <source>A view needs a name.</source>
        <translation>Eine Ansicht braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is another view called %1.</source>
        <translation>Es gibt eine andere Ansicht namens %1.</translation>
    </message>
    <message>
        <source>Delete view?</source>
        <translation>Ansicht löschen?</translation>
    </message>
    <message>
        <source>The view %1 is deleted; the page stays.</source>
        <translation>Die Ansicht %1 wird gelöscht; die Seite bleibt.</translation>
    </message>
    <message>
        <source>Delete view</source>
        <translation>Ansicht löschen</translation>
    </message>
</context>
<context>
    <name>lc::WaitBand</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>lc::WebIdentityCredentials</name>
    <message>
        <source>It is not a file.</source>
        <translation>Es ist keine Datei.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Es ist leer.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>Es ist zu groß.</translation>
    </message>
    <message>
        <source>The web identity token in %1 cannot be used. %2</source>
        <translation>Das Web-Identitätstoken in %1 kann nicht verwendet werden. %2</translation>
    </message>
    <message>
        <source>The role %1 could not be assumed with the web identity token.</source>
        <translation>Die Rolle %1 konnte mit dem Web-Identitätstoken nicht angenommen werden.</translation>
    </message>
    <message>
        <source>AWS STS</source>
        <translation>AWS STS</translation>
    </message>
</context>
<context>
    <name>lc::WelcomePage</name>
    <message>
        <source>Start with sample data</source>
        <translation>Mit Beispieldaten beginnen</translation>
    </message>
    <message>
        <source>Connect to AWS</source>
        <translation>Mit AWS verbinden</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Noch einmal lesen</translation>
    </message>
    <message>
        <source>Where do you want to begin?</source>
        <translation>Womit möchten Sie beginnen?</translation>
    </message>
    <message>
        <source>Everything can be changed later under Connections.</source>
        <translation>Alles kann später unter „Verbindungen“ geändert werden.</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>Beispieldaten</translation>
    </message>
    <message>
        <source>A License Manager on this computer with two invented accounts, their licenses, grants and usage. Needs no AWS account and no network.</source>
        <translation>Ein License Manager auf diesem Rechner mit zwei erfundenen Konten, ihren Lizenzen, Zuteilungen und Verbräuchen. Braucht kein AWS-Konto und kein Netz.</translation>
    </message>
    <message>
        <source>Profile of the shared AWS files</source>
        <translation>Profil der gemeinsamen AWS-Dateien</translation>
    </message>
    <message>
        <source>Environment variables of this program</source>
        <translation>Umgebungsvariablen dieses Programms</translation>
    </message>
    <message>
        <source>No Region</source>
        <translation>Keine Region</translation>
    </message>
    <message>
        <source>No profile was found in the shared AWS files.</source>
        <translation>In den gemeinsamen AWS-Dateien wurde kein Profil gefunden.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Add an endpoint…</source>
        <translation>Endpunkt hinzufügen…</translation>
    </message>
    <message>
        <source>Another endpoint</source>
        <translation>Ein anderer Endpunkt</translation>
    </message>
    <message>
        <source>A service that speaks like License Manager, with the keys of a profile.</source>
        <translation>Ein Dienst, der wie License Manager spricht, mit den Schlüsseln eines Profils.</translation>
    </message>
    <message>
        <source>Enter access keys…</source>
        <translation>Zugriffsschlüssel eingeben…</translation>
    </message>
    <message>
        <source>Access keys</source>
        <translation>Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Typed here, and kept in the keychain of the desktop where there is one.</source>
        <translation>Hier eingegeben und im Schlüsselbund des Desktops aufbewahrt, wo es einen gibt.</translation>
    </message>
</context>
</TS>
