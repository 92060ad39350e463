<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
<context>
    <name>AlertText</name>
    <message numerus="yes">
        <source>Ends on %1, in %n day(s)</source>
        <translation>
            <numerusform>Ends on %1, in %n day</numerusform>
            <numerusform>Ends on %1, in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not used for %n day(s)</source>
        <translation>
            <numerusform>Not used for %n day</numerusform>
            <numerusform>Not used for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked out for %n hour(s)</source>
        <translation>
            <numerusform>Checked out for %n hour</numerusform>
            <numerusform>Checked out for %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waits for an answer for %n day(s)</source>
        <translation>
            <numerusform>Waits for an answer for %n day</numerusform>
            <numerusform>Waits for an answer for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing recorded for %n hour(s)</source>
        <translation>
            <numerusform>Nothing recorded for %n hour</numerusform>
            <numerusform>Nothing recorded for %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message numerus="yes">
        <source>%n role(s)</source>
        <translation>
            <numerusform>%n role</numerusform>
            <numerusform>%n roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Region(s)</source>
        <translation>
            <numerusform>%n Region</numerusform>
            <numerusform>%n Regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n day(s)</source>
        <translation>
            <numerusform>In %n day</numerusform>
            <numerusform>In %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GrantChecks</name>
    <message numerus="yes">
        <source>%n entry(s) cannot receive a grant: correct or remove them.</source>
        <translation>
            <numerusform>%n entry cannot receive a grant: correct or remove them.</numerusform>
            <numerusform>%n entrys cannot receive a grant: correct or remove them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Grantee</name>
    <message numerus="yes">
        <source>An account id has 12 digits, this has %n: leading zeros count.</source>
        <translation>
            <numerusform>An account id has 12 digits, this has %n: leading zeros count.</numerusform>
            <numerusform>An account id has 12 digits, this has %n: leading zeros count.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyFileReader</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordingText</name>
    <message numerus="yes">
        <source>%n issued license(s)</source>
        <translation>
            <numerusform>%n issued license</numerusform>
            <numerusform>%n issued licenses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received license(s)</source>
        <translation>
            <numerusform>%n received license</numerusform>
            <numerusform>%n received licenses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n self-managed license(s)</source>
        <translation>
            <numerusform>%n self-managed license</numerusform>
            <numerusform>%n self-managed licenses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n usage plan(s)</source>
        <translation>
            <numerusform>%n usage plan</numerusform>
            <numerusform>%n usage plans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>Amounts are units used times the price per unit, in %1, computed exactly. They are cut off at %n decimal(s); what is missing to the rounded total goes to those that lost most (largest remainder), so that the parts sum to the total.</source>
        <translation>
            <numerusform>Amounts are units used times the price per unit, in %1, computed exactly. They are cut off at %n decimal; what is missing to the rounded total goes to those that lost most (largest remainder), so that the parts sum to the total.</numerusform>
            <numerusform>Amounts are units used times the price per unit, in %1, computed exactly. They are cut off at %n decimals; what is missing to the rounded total goes to those that lost most (largest remainder), so that the parts sum to the total.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) without a price are not charged.</source>
        <translation>
            <numerusform>%n row without a price is not charged.</numerusform>
            <numerusform>%n rows without a price are not charged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) at 80 % of the maximum or more.</source>
        <translation>
            <numerusform>%n row at 80 % of the maximum or more.</numerusform>
            <numerusform>%n rows at 80 % of the maximum or more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What ends within %n day(s), the next one first.</source>
        <translation>
            <numerusform>What ends within %n day, the next one first.</numerusform>
            <numerusform>What ends within %n days, the next one first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ActivityPanel</name>
    <message numerus="yes">
        <source>It is not known yet whether %n change(s) were made; they are being read back.</source>
        <translation>
            <numerusform>It is not known yet whether %n change was made; it is being read back.</numerusform>
            <numerusform>It is not known yet whether %n changes were made; they are being read back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::AlertRuleFormPage</name>
    <message numerus="yes">
        <source>It would have raised %n alert(s) in the last 30 days.</source>
        <translation>
            <numerusform>It would have raised %n alert in the last 30 days.</numerusform>
            <numerusform>It would have raised %n alerts in the last 30 days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::Alerting</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::AlertsInChart</name>
    <message numerus="yes">
        <source>The rule is about more than this: %1, now %n of them.</source>
        <translation>
            <numerusform>The rule is about more than this: %1, now %n of them.</numerusform>
            <numerusform>The rule is about more than this: %1, now %n of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::AlertsPage</name>
    <message numerus="yes">
        <source>%n list(s) could not be read.</source>
        <translation>
            <numerusform>%n list could not be read.</numerusform>
            <numerusform>%n lists could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::AssociationPage</name>
    <message numerus="yes">
        <source>Attach %n resource(s)</source>
        <translation>
            <numerusform>Attach %n resource</numerusform>
            <numerusform>Attach %n resources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Detach %n resource(s)</source>
        <translation>
            <numerusform>Detach %n resource</numerusform>
            <numerusform>Detach %n resources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Detach %n resource(s) from %1?</source>
        <translation>
            <numerusform>Detach %n resource from %1?</numerusform>
            <numerusform>Detach %n resources from %1?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::BreakdownChart</name>
    <message numerus="yes">
        <source>%1 used by %n resource(s)</source>
        <translation>
            <numerusform>%1 used by %n resource</numerusform>
            <numerusform>%1 used by %n resources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::BulkPage</name>
    <message numerus="yes">
        <source>%n ready.</source>
        <translation>
            <numerusform>%n ready.</numerusform>
            <numerusform>%n ready.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready, %1 left out.</source>
        <translation>
            <numerusform>%n ready, %1 left out.</numerusform>
            <numerusform>%n ready, %1 left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::BulkTagPage</name>
    <message numerus="yes">
        <source>Tags of %n resource(s)</source>
        <translation>
            <numerusform>Tags of %n resource</numerusform>
            <numerusform>Tags of %n resources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n resource(s)</source>
        <translation>
            <numerusform>Tag %n resource</numerusform>
            <numerusform>Tag %n resources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::CalendarPage</name>
    <message numerus="yes">
        <source>%n list(s) could not be read.</source>
        <translation>
            <numerusform>%n list could not be read.</numerusform>
            <numerusform>%n lists could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), its own</source>
        <translation>
            <numerusform>%n day, its own</numerusform>
            <numerusform>%n days, its own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), as all of its kind</source>
        <translation>
            <numerusform>%n day, as all of its kind</numerusform>
            <numerusform>%n days, as all of its kind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::CheckoutsPage</name>
    <message numerus="yes">
        <source>Check in %n check-out(s)?</source>
        <translation>
            <numerusform>Check in %n check-out?</numerusform>
            <numerusform>Check in %n check-outs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check in %n check-out(s)</source>
        <translation>
            <numerusform>Check in %n check-out</numerusform>
            <numerusform>Check in %n check-outs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ClockCard</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ComparisonPage</name>
    <message numerus="yes">
        <source>%n field(s) differ.</source>
        <translation>
            <numerusform>%n field differ.</numerusform>
            <numerusform>%n fields differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ConfigurationsPage</name>
    <message numerus="yes">
        <source>De&amp;tach %n resource(s)…</source>
        <translation>
            <numerusform>De&amp;tach %n resource…</numerusform>
            <numerusform>De&amp;tach %n resources…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ConflictView</name>
    <message numerus="yes">
        <source>Someone saved another version meanwhile. %n field(s) were changed by both: choose for each which value to send.</source>
        <translation>
            <numerusform>Someone saved another version meanwhile. %n field was changed by both: choose which value to send.</numerusform>
            <numerusform>Someone saved another version meanwhile. %n fields were changed by both: choose for each which value to send.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ConnectionBox</name>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ConnectionCheck</name>
    <message numerus="yes">
        <source>Calls go to %1 and %n more Region(s).</source>
        <translation>
            <numerusform>Calls go to %1 and %n more Region.</numerusform>
            <numerusform>Calls go to %1 and %n more Regions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ConsoleMenus</name>
    <message numerus="yes">
        <source>Every %n minute(s)</source>
        <translation>
            <numerusform>Every minute</numerusform>
            <numerusform>Every %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ConsoleStatusBar</name>
    <message numerus="yes">
        <source>%n connection(s) failed</source>
        <translation>
            <numerusform>%n connection failed</numerusform>
            <numerusform>%n connections failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ConsumptionReport</name>
    <message numerus="yes">
        <source>%n entitlement(s) at 80 % of the maximum or more.</source>
        <translation>
            <numerusform>%n entitlement at 80 % of the maximum or more.</numerusform>
            <numerusform>%n entitlements at 80 % of the maximum or more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::DayDelegate</name>
    <message numerus="yes">
        <source>%n date(s)</source>
        <translation>
            <numerusform>%n date</numerusform>
            <numerusform>%n dates</numerusform>
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
    <name>lc::DistributedGrantsPage</name>
    <message numerus="yes">
        <source>Take back %n grant(s)?</source>
        <translation>
            <numerusform>Take back %n grant?</numerusform>
            <numerusform>Take back %n grants?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n grant(s)</source>
        <translation>
            <numerusform>Take back %n grant</numerusform>
            <numerusform>Take back %n grants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taking back %n grant(s)</source>
        <translation>
            <numerusform>Taking back %n grant</numerusform>
            <numerusform>Taking back %n grants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::DoctorPage</name>
    <message numerus="yes">
        <source>%n check(s) found nothing.</source>
        <translation>
            <numerusform>%n check found nothing.</numerusform>
            <numerusform>%n checks found nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) could not be read.</source>
        <translation>
            <numerusform>%n list could not be read.</numerusform>
            <numerusform>%n lists could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::DraftKeeper</name>
    <message numerus="yes">
        <source>%n field(s) typed earlier stand in the form again.</source>
        <translation>
            <numerusform>%n field typed earlier stand in the form again.</numerusform>
            <numerusform>%n fields typed earlier stand in the form again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) were changed on the server since.</source>
        <translation>
            <numerusform>%n field were changed on the server since.</numerusform>
            <numerusform>%n fields were changed on the server since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were changed by both: yours would replace the newer value.</source>
        <translation>
            <numerusform>%n of them were changed by both: yours would replace the newer value.</numerusform>
            <numerusform>%n of them were changed by both: yours would replace the newer value.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::DraftOffer</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n form(s) were not sent.</source>
        <translation>
            <numerusform>%n form were not sent.</numerusform>
            <numerusform>%n forms were not sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n form(s) cannot be opened again.</source>
        <translation>
            <numerusform>%n form cannot be opened again.</numerusform>
            <numerusform>%n forms cannot be opened again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::FormPage</name>
    <message numerus="yes">
        <source>Fix %n error(s) first.</source>
        <translation>
            <numerusform>Fix %n error first.</numerusform>
            <numerusform>Fix %n errors first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::GrantAnswering</name>
    <message numerus="yes">
        <source>Accepted %1 of %2 grants.</source>
        <translation>
            <numerusform>Accepted %1 of %2 grant.</numerusform>
            <numerusform>Accepted %1 of %2 grants.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted and activated %1 of %2 grants.</source>
        <translation>
            <numerusform>Accepted and activated %1 of %2 grant.</numerusform>
            <numerusform>Accepted and activated %1 of %2 grants.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rejected %1 of %2 grants.</source>
        <translation>
            <numerusform>Rejected %1 of %2 grant.</numerusform>
            <numerusform>Rejected %1 of %2 grants.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::GrantInboxPage</name>
    <message numerus="yes">
        <source>%n grant(s) left out: answered already, or another profile is needed.</source>
        <translation>
            <numerusform>%n grant left out: answered already, or another profile is needed.</numerusform>
            <numerusform>%n grants left out: answered already, or another profile is needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Activate and replace %n active grant(s)?</source>
        <translation>
            <numerusform>Activate and replace %n active grant?</numerusform>
            <numerusform>Activate and replace %n active grants?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %n grant(s)</source>
        <translation>
            <numerusform>Replace %n grant</numerusform>
            <numerusform>Replace %n grants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n grant(s)?</source>
        <translation>
            <numerusform>Reject %n grant?</numerusform>
            <numerusform>Reject %n grants?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n grant(s)</source>
        <translation>
            <numerusform>Reject %n grant</numerusform>
            <numerusform>Reject %n grants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rejecting %n grant(s)</source>
        <translation>
            <numerusform>Rejecting %n grant</numerusform>
            <numerusform>Rejecting %n grants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::HeadlessRecord</name>
    <message numerus="yes">
        <source>%n value(s) were recorded.</source>
        <translation>
            <numerusform>%n value were recorded.</numerusform>
            <numerusform>%n values were recorded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::HistoryCareSection</name>
    <message numerus="yes">
        <source>until it is %n year(s) old</source>
        <translation>
            <numerusform>until it is %n year old</numerusform>
            <numerusform>until it is %n years old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>until it is %n month(s) old</source>
        <translation>
            <numerusform>until it is %n month old</numerusform>
            <numerusform>until it is %n months old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::HoldBackBand</name>
    <message numerus="yes">
        <source>It is sent in %n second(s).</source>
        <translation>
            <numerusform>It is sent in %n second.</numerusform>
            <numerusform>It is sent in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::InventoryPage</name>
    <message numerus="yes">
        <source>&amp;Attach a license to %n resource(s)…</source>
        <translation>
            <numerusform>&amp;Attach a license to %n resource…</numerusform>
            <numerusform>&amp;Attach a license to %n resources…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Detach %n license(s)</source>
        <translation>
            <numerusform>Detach %n license</numerusform>
            <numerusform>Detach %n licenses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::JobRow</name>
    <message numerus="yes">
        <source>Accepting %n grant(s).</source>
        <translation>
            <numerusform>Accepting %n grant.</numerusform>
            <numerusform>Accepting %n grants.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepting and activating %n grant(s).</source>
        <translation>
            <numerusform>Accepting and activating %n grant.</numerusform>
            <numerusform>Accepting and activating %n grants.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rejecting %n grant(s).</source>
        <translation>
            <numerusform>Rejecting %n grant.</numerusform>
            <numerusform>Rejecting %n grants.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::KeyChangePage</name>
    <message numerus="yes">
        <source>Enable %n key(s)</source>
        <translation>
            <numerusform>Enable %n key</numerusform>
            <numerusform>Enable %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disable %n key(s)</source>
        <translation>
            <numerusform>Disable %n key</numerusform>
            <numerusform>Disable %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n key(s)</source>
        <translation>
            <numerusform>Delete %n key</numerusform>
            <numerusform>Delete %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n key(s) to a plan</source>
        <translation>
            <numerusform>Add %n key to a plan</numerusform>
            <numerusform>Add %n keys to a plan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n key(s) to another plan</source>
        <translation>
            <numerusform>Move %n key to another plan</numerusform>
            <numerusform>Move %n keys to another plan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n key(s) from a plan</source>
        <translation>
            <numerusform>Remove %n key from a plan</numerusform>
            <numerusform>Remove %n keys from a plan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extend the quota of %n key(s)</source>
        <translation>
            <numerusform>Extend the quota of %n key</numerusform>
            <numerusform>Extend the quota of %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n key(s)?</source>
        <translation>
            <numerusform>Delete %n key?</numerusform>
            <numerusform>Delete %n keys?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n key(s)</source>
        <translation>
            <numerusform>Deleting %n key</numerusform>
            <numerusform>Deleting %n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::KeyImportPage</name>
    <message numerus="yes">
        <source>%n key(s) were imported.</source>
        <translation>
            <numerusform>%n key were imported.</numerusform>
            <numerusform>%n keys were imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::KeyValueLine</name>
    <message numerus="yes">
        <source>The clipboard forgets it after %n second(s).</source>
        <translation>
            <numerusform>The clipboard forgets it after %n second.</numerusform>
            <numerusform>The clipboard forgets it after %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::LeadTimeDialog</name>
    <message numerus="yes">
        <source>Lead time of %n item(s)</source>
        <translation>
            <numerusform>Lead time of %n item</numerusform>
            <numerusform>Lead time of %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ManyGrantsPage</name>
    <message numerus="yes">
        <source>%n entry(s) of the list are left out: see the check there.</source>
        <translation>
            <numerusform>%n entry of the list are left out: see the check there.</numerusform>
            <numerusform>%n entrys of the list are left out: see the check there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n grant(s)</source>
        <translation>
            <numerusform>%n grant</numerusform>
            <numerusform>%n grants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more</source>
        <translation>
            <numerusform>And %n more</numerusform>
            <numerusform>And %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n grant(s)</source>
        <translation>
            <numerusform>Create %n grant</numerusform>
            <numerusform>Create %n grants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ManyLicensesPage</name>
    <message numerus="yes">
        <source>Create %n license(s)</source>
        <translation>
            <numerusform>Create %n license</numerusform>
            <numerusform>Create %n licenses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::Navigation</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::OutcomeChecking</name>
    <message numerus="yes">
        <source>%n made</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%n made</numerusform>
            <numerusform>%n made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not made</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%n not made</numerusform>
            <numerusform>%n not made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that nothing can prove</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%n that nothing can prove</numerusform>
            <numerusform>%n that nothing can prove</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::OverviewPage</name>
    <message numerus="yes">
        <source>%n account(s), %1</source>
        <translation>
            <numerusform>%n account, %1</numerusform>
            <numerusform>%n accounts, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more.</source>
        <translation>
            <numerusform>%n more.</numerusform>
            <numerusform>%n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the inbox.</source>
        <translation>
            <numerusform>%n more in the inbox.</numerusform>
            <numerusform>%n more in the inbox.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at or over the limit</source>
        <translation>
            <numerusform>%n at or over the limit</numerusform>
            <numerusform>%n at or over the limit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) out within 30 days</source>
        <translation>
            <numerusform>%n runs out within 30 days</numerusform>
            <numerusform>%n run out within 30 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have too little data for a forecast: fewer than seven days were recorded.</source>
        <translation>
            <numerusform>%n has too little data for a forecast: fewer than seven days were recorded.</numerusform>
            <numerusform>%n have too little data for a forecast: fewer than seven days were recorded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n danger(s)</source>
        <translation>
            <numerusform>%n danger</numerusform>
            <numerusform>%n dangers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ProblemLine</name>
    <message numerus="yes">
        <source>%n error(s) to fix</source>
        <translation>
            <numerusform>%n error to fix</numerusform>
            <numerusform>%n errors to fix</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ProcessCredentials</name>
    <message numerus="yes">
        <source>It did not end within %n second(s) and was stopped.</source>
        <translation>
            <numerusform>It did not end within %n second and was stopped.</numerusform>
            <numerusform>It did not end within %n seconds and was stopped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ReceiversEditor</name>
    <message numerus="yes">
        <source>%n grant(s)</source>
        <translation>
            <numerusform>%n grant</numerusform>
            <numerusform>%n grants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not valid</source>
        <translation>
            <numerusform>%n not valid</numerusform>
            <numerusform>%n not valid</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::RecordingWatch</name>
    <message numerus="yes">
        <source>Recording every %n min</source>
        <translation>
            <numerusform>Recording every minute</numerusform>
            <numerusform>Recording every %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) not recorded</source>
        <translation>
            <numerusform>%n part not recorded</numerusform>
            <numerusform>%n parts not recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::RegionBox</name>
    <message numerus="yes">
        <source>%n Regions</source>
        <translation>
            <numerusform>%n Region</numerusform>
            <numerusform>%n Regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ReportBuilder</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Charts show the %n fullest row(s).</source>
        <translation>
            <numerusform>Charts show the %n fullest row.</numerusform>
            <numerusform>Charts show the %n fullest rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ReportPreview</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ReviewPanel</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::SignInDialog</name>
    <message numerus="yes">
        <source>Taken from the clipboard again after %n second(s)</source>
        <translation>
            <numerusform>Taken from the clipboard again after %n second</numerusform>
            <numerusform>Taken from the clipboard again after %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::StackView</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::TablePane</name>
    <message numerus="yes">
        <source>%n sources did not answer.</source>
        <translation>
            <numerusform>%n source did not answer.</numerusform>
            <numerusform>%n sources did not answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No %1 match. %2 are hidden by %n filter(s).</source>
        <extracomment>%1: &quot;licenses&quot;, %2: a number</extracomment>
        <translation>
            <numerusform>No %1 match. %2 are hidden by %n filter.</numerusform>
            <numerusform>No %1 match. %2 are hidden by %n filters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::TokenDialog</name>
    <message numerus="yes">
        <source>The clipboard forgets it after %n second(s).</source>
        <translation>
            <numerusform>The clipboard forgets it after %n second.</numerusform>
            <numerusform>The clipboard forgets it after %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::TokensPage</name>
    <message numerus="yes">
        <source>Delete %n token(s)?</source>
        <translation>
            <numerusform>Delete %n token?</numerusform>
            <numerusform>Delete %n tokens?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n token(s)</source>
        <translation>
            <numerusform>Delete %n token</numerusform>
            <numerusform>Delete %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n token(s)</source>
        <translation>
            <numerusform>Deleting %n token</numerusform>
            <numerusform>Deleting %n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::TwinModel</name>
    <message numerus="yes">
        <source>%n row(s): %1</source>
        <extracomment>%1: the columns</extracomment>
        <translation>
            <numerusform>%n row: %1</numerusform>
            <numerusform>%n rows: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::UsageLagCard</name>
    <message numerus="yes">
        <source>Now: %n second(s)</source>
        <translation>
            <numerusform>Now: %n second</numerusform>
            <numerusform>Now: %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Now: %n minute(s)</source>
        <translation>
            <numerusform>Now: %n minute</numerusform>
            <numerusform>Now: %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::UsagePlansPage</name>
    <message numerus="yes">
        <source>API Gateway refuses to delete a plan that has stages: %n stage(s) are detached first. Its keys stay, without the plan. This cannot be undone.</source>
        <translation>
            <numerusform>API Gateway refuses to delete a plan that has stages: %n stage are detached first. Its keys stay, without the plan. This cannot be undone.</numerusform>
            <numerusform>API Gateway refuses to delete a plan that has stages: %n stages are detached first. Its keys stay, without the plan. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Detach %n stage(s) and delete</source>
        <translation>
            <numerusform>Detach %n stage and delete</numerusform>
            <numerusform>Detach %n stages and delete</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lc::ValidityBar</name>
    <message numerus="yes">
        <source>begins in %n day(s)</source>
        <translation>
            <numerusform>begins in %n day</numerusform>
            <numerusform>begins in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ended %n day(s) ago</source>
        <translation>
            <numerusform>ended %n day ago</numerusform>
            <numerusform>ended %n days ago</numerusform>
        </translation>
    </message>
</context>
</TS>
