// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/connectiontable.h"

#include "connections/connectionbook.h"
#include "items/stateword.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

static constexpr Field connectionRows[] = {
    field<&ConnectionRecord::id>("Id").with(Key),
    field<&ConnectionRecord::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&ConnectionRecord::kind>("Kind").titled(QT_TRANSLATE_NOOP("Field", "Kind")),
    field<&ConnectionRecord::source>("Source").titled(QT_TRANSLATE_NOOP("Field", "Keys from")),
    field<&ConnectionRecord::profile>("Profile").titled(QT_TRANSLATE_NOOP("Field", "Profile")),
    field<&ConnectionRecord::account>("Account").titled(QT_TRANSLATE_NOOP("Field", "Account")),
    field<&ConnectionRecord::arn>("Arn").titled(QT_TRANSLATE_NOOP("Field", "Identity")),
    field<&ConnectionRecord::regions>("Regions").titled(QT_TRANSLATE_NOOP("Field", "Regions")),
    field<&ConnectionRecord::endpoint>("Endpoint").titled(QT_TRANSLATE_NOOP("Field", "Endpoint")),
    field<&ConnectionRecord::marks>("Marks").titled(QT_TRANSLATE_NOOP("Field", "Marks")),
    field<&ConnectionRecord::state>("State").titled(QT_TRANSLATE_NOOP("Field", "State")),
    field<&ConnectionRecord::problem>("Problem").titled(QT_TRANSLATE_NOOP("Field", "Problem")),
};

constinit const Type ConnectionRecord::rows =
    describe<ConnectionRecord>("ConnectionRecord", connectionRows);

namespace {

struct KindWord {
    Connection::Kind kind;
    const char *name; ///< in files and filters
    const char *word;
};

constexpr KindWord kindWords[] = {
    {Connection::Kind::Local, "local", QT_TRANSLATE_NOOP("Column", "Local service")},
    {Connection::Kind::Environment, "environment", QT_TRANSLATE_NOOP("Column", "Environment")},
    {Connection::Kind::Profile, "profile", QT_TRANSLATE_NOOP("Column", "Profile")},
    {Connection::Kind::Endpoint, "endpoint", QT_TRANSLATE_NOOP("Column", "Endpoint")},
    {Connection::Kind::Keys, "keys", QT_TRANSLATE_NOOP("Column", "Access keys")},
};

QString nameOf(Connection::Kind kind)
{
    const auto found = std::find_if(std::begin(kindWords), std::end(kindWords),
                                    [&](const KindWord &each) { return each.kind == kind; });
    return QString::fromLatin1(found->name);
}

QString word(const char *text)
{
    return QCoreApplication::translate("Column", text);
}

QString kindInWords(const QString &name)
{
    const auto found =
        std::find_if(std::begin(kindWords), std::end(kindWords),
                     [&](const KindWord &each) { return name == QLatin1StringView(each.name); });
    return found == std::end(kindWords) ? name : word(found->word);
}

QString stateName(Session::State state)
{
    switch (state) {
    case Session::State::Open:
        return u"open"_s;
    case Session::State::Opening:
        return u"opening"_s;
    case Session::State::Failed:
        return u"failed"_s;
    case Session::State::Closed:
        break;
    }
    return u"closed"_s;
}

constexpr StateWord stateWords[] = {
    {"open", QT_TRANSLATE_NOOP("Column", "Connected"), Tone::Success, "ok"},
    {"opening", QT_TRANSLATE_NOOP("Column", "Connecting…"), Tone::Info, "progress"},
    {"failed", QT_TRANSLATE_NOOP("Column", "Failed"), Tone::Danger, "error"},
    {"unusable", QT_TRANSLATE_NOOP("Column", "Incomplete"), Tone::Warning, "warning"},
    {"closed", QT_TRANSLATE_NOOP("Column", "Closed"), Tone::Neutral, "pause"},
};

constexpr StateWord markWords[] = {
    {"production", QT_TRANSLATE_NOOP("Column", "Production"), Tone::Danger, "production"},
    {"production read-only", QT_TRANSLATE_NOOP("Column", "Production, read-only"), Tone::Danger,
     "production"},
    {"read-only", QT_TRANSLATE_NOOP("Column", "Read-only"), Tone::Neutral, "lock"},
};

QString textOf(const RowView &row, int input)
{
    const std::string_view text = row.text(input);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Cell stateCell(const RowView &row)
{
    return Cell::badge(badgeOf(row.text(0), stateWords, textOf(row, 1)));
}

Cell marksCell(const RowView &row)
{
    return row.has(0) ? Cell::badge(badgeOf(row.text(0), markWords)) : Cell();
}

Cell kindCell(const RowView &row)
{
    return Cell::text(kindInWords(textOf(row, 0)).toStdString());
}

std::optional<QString> unlessEmpty(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

QString sourceInWords(const KeySource &source)
{
    const auto base = [&] {
        switch (source.kind) {
        case KeySource::Kind::LocalService:
            return word(QT_TRANSLATE_NOOP("Column", "Local service"));
        case KeySource::Kind::Stored:
            return word(QT_TRANSLATE_NOOP("Column", "Stored keys"));
        case KeySource::Kind::WebIdentity:
            return word(QT_TRANSLATE_NOOP("Column", "Web identity"));
        case KeySource::Kind::Process:
            return word(QT_TRANSLATE_NOOP("Column", "Program"));
        case KeySource::Kind::SignIn:
            return word(QT_TRANSLATE_NOOP("Column", "Browser sign-in"));
        case KeySource::Kind::Keychain:
            return word(QT_TRANSLATE_NOOP("Column", "Keychain"));
        case KeySource::Kind::None:
            break;
        }
        return word(QT_TRANSLATE_NOOP("Column", "Nowhere"));
    };
    QStringList parts{base()};
    if (source.roleCount > 0)
        parts += QCoreApplication::translate("Column", "%n role(s)", nullptr, source.roleCount);
    if (source.asksForCode)
        parts += word(QT_TRANSLATE_NOOP("Column", "MFA code"));
    return parts.join(u", "_s);
}

QString regionsInWords(const QStringList &regions)
{
    constexpr qsizetype shown = 3;
    if (regions.contains(Connection::everyRegion))
        return word(QT_TRANSLATE_NOOP("Column", "Every Region"));
    return regions.size() <= shown
        ? regions.join(u", "_s)
        : QCoreApplication::translate("Column", "%n Region(s)", nullptr, int(regions.size()));
}

QStringList regionsOf(const Session &session, const Connection &connection)
{
    if (session.state(connection.id) != Session::State::Closed)
        return session.regions(connection.id);
    return connection.regions.isEmpty() ? QStringList(connection.region) : connection.regions;
}

} // namespace

QString connectionKindWord(const ConnectionRecord &record)
{
    return kindInWords(record.kind);
}

Badge marksBadge(const ConnectionRecord &record)
{
    return record.marks ? badgeOf(record.marks->toStdString(), markWords) : Badge();
}

Badge connectionBadge(const ConnectionRecord &record)
{
    return badgeOf(record.state.toStdString(), stateWords, record.problem.value_or(QString()));
}

ConnectionRecord toRecord(Session &session, const Connection &connection)
{
    const ConnectionRegistry &registry = session.registry();
    const KeySource source = registry.keySource(connection.id);
    const Session::State state = session.state(connection.id);
    Identity identity = session.identity(connection.id);
    if (!identity.isKnown() && registry.book())
        identity = registry.book()->identity(connection.id).value_or(Identity());
    ConnectionRecord record;
    record.id = connection.id;
    record.name = connection.name;
    record.kind = nameOf(connection.kind);
    record.source = sourceInWords(source);
    if (connection.kind != Connection::Kind::Local)
        record.profile = unlessEmpty(connection.profile);
    record.account = unlessEmpty(identity.account);
    record.arn = unlessEmpty(identity.arn);
    record.regions = unlessEmpty(regionsInWords(regionsOf(session, connection)));
    record.endpoint = unlessEmpty(connection.endpoint.toDisplayString());
    QStringList marks;
    if (connection.isProduction())
        marks += u"production"_s;
    if (connection.isReadOnly())
        marks += u"read-only"_s;
    record.marks = unlessEmpty(marks.join(u' '));
    record.state = stateName(state);
    if (state == Session::State::Failed) {
        record.problem = unlessEmpty(session.error(connection.id).message);
    } else if (state == Session::State::Closed && !source.problem.isEmpty()) {
        record.state = u"unusable"_s;
        record.problem = source.problem;
    }
    return record;
}

TableDefinition connectionTable()
{
    const Type &type = typeOf<ConnectionRecord>();
    TableDefinition table;
    table.id = u"connections"_s;
    table.type = &type;
    table.keyPaths = {"Id"};
    table.identityPath = "Name";
    table.columns = {Column::field(type, "Name").named("name"),
                     Column::computed("kind", QT_TRANSLATE_NOOP("Column", "Kind"), ColumnKind::Text,
                                      {"Kind"}, kindCell),
                     Column::field(type, "Account").named("account"),
                     Column::field(type, "Source").named("source"),
                     Column::field(type, "Regions").named("regions"),
                     Column::field(type, "Endpoint").named("endpoint").onRequest(),
                     Column::computed("marks", QT_TRANSLATE_NOOP("Column", "Marks"),
                                      ColumnKind::Status, {"Marks"}, marksCell),
                     Column::computed("state", QT_TRANSLATE_NOOP("Column", "State"),
                                      ColumnKind::Status, {"State", "Problem"}, stateCell),
                     Column::field(type, "Profile").named("profile").onRequest(),
                     Column::field(type, "Arn", ColumnKind::Id).named("arn").onRequest(),
                     Column::field(type, "Id")
                         .titled(QT_TRANSLATE_NOOP("Column", "Connection ID"))
                         .named("id")
                         .onRequest()};
    return table;
}

} // namespace lc
