<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
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
    <name>lc::Application</name>
    <message numerus="yes">
        <source>Recording ended with %n part(s) missing.</source>
        <translation>
            <numerusform>Recording ended with %n part missing.</numerusform>
            <numerusform>Recording ended with %n parts missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recording every %n min</source>
        <translation>
            <numerusform>Recording every minute</numerusform>
            <numerusform>Recording every %n min</numerusform>
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
        <source>%n over the limit</source>
        <translation>
            <numerusform>%n over the limit</numerusform>
            <numerusform>%n over the limit</numerusform>
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
</context>
<context>
    <name>lc::PlotTableModel</name>
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
