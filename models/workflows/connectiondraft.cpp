// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/connectiondraft.h"

#include "workflows/connectionediting.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

static constexpr Field draftRows[] = {
    field<&ConnectionDraft::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")).with(Required),
    field<&ConnectionDraft::profile>("Profile").titled(QT_TRANSLATE_NOOP("Field", "Keys of")),
    field<&ConnectionDraft::regions>("Regions").titled(QT_TRANSLATE_NOOP("Field", "Regions")),
    field<&ConnectionDraft::colour>("Color").titled(QT_TRANSLATE_NOOP("Field", "Color")),
    field<&ConnectionDraft::isReadOnly>("ReadOnly")
        .titled(QT_TRANSLATE_NOOP("Field", "Read-only: nothing can be changed over it")),
    field<&ConnectionDraft::isProduction>("Production")
        .titled(QT_TRANSLATE_NOOP("Field", "Production: marked in red wherever it is used")),
    field<&ConnectionDraft::endpoint>("Endpoint")
        .titled(QT_TRANSLATE_NOOP("Field", "All services")),
    field<&ConnectionDraft::licenseManagerEndpoint>("LicenseManagerEndpoint")
        .titled(QT_TRANSLATE_NOOP("Field", "License Manager")),
    field<&ConnectionDraft::apiGatewayEndpoint>("ApiGatewayEndpoint")
        .titled(QT_TRANSLATE_NOOP("Field", "API Gateway")),
    field<&ConnectionDraft::stsEndpoint>("StsEndpoint")
        .titled(QT_TRANSLATE_NOOP("Field", "Security Token Service")),
    field<&ConnectionDraft::useFips>("UseFips").titled(
        QT_TRANSLATE_NOOP("Field", "FIPS endpoints")),
    field<&ConnectionDraft::useDualStack>("UseDualStack")
        .titled(QT_TRANSLATE_NOOP("Field", "Dual-stack endpoints")),
    field<&ConnectionDraft::caFile>("CaFile").titled(
        QT_TRANSLATE_NOOP("Field", "Certificate authorities")),
    field<&ConnectionDraft::proxy>("Proxy").titled(QT_TRANSLATE_NOOP("Field", "Proxy")),
};

constinit const Type ConnectionDraft::rows =
    describe<ConnectionDraft>("ConnectionDraft", draftRows);

namespace {

using Switch = Connection::Switch;

// The services that this program calls, by their signing names.
constexpr auto licenseManager = "license-manager"_L1;
constexpr auto apiGateway = "apigateway"_L1;
constexpr auto securityTokens = "sts"_L1;

/// The fields of the draft by the paths of ConnectionEditing.
QString fieldOf(const QString &path)
{
    if (path == "ServiceEndpoints.license-manager"_L1)
        return u"LicenseManagerEndpoint"_s;
    if (path == "ServiceEndpoints.apigateway"_L1)
        return u"ApiGatewayEndpoint"_s;
    if (path == "ServiceEndpoints.sts"_L1)
        return u"StsEndpoint"_s;
    return path == "Region"_L1 ? u"Regions"_s : path;
}

/// A text that is no URL at all leaves nothing in the connection that could be checked.
QList<FieldProblem> unreadableAddresses(const ConnectionDraft &draft)
{
    const std::pair<const char *, QString> texts[] = {
        {"Endpoint", draft.endpoint},
        {"LicenseManagerEndpoint", draft.licenseManagerEndpoint},
        {"ApiGatewayEndpoint", draft.apiGatewayEndpoint},
        {"StsEndpoint", draft.stsEndpoint},
        {"Proxy", draft.proxy}};
    QList<FieldProblem> problems;
    for (const auto &[path, text] : texts) {
        if (!text.trimmed().isEmpty() && !endpointFromText(text).isValid())
            problems.append({QString::fromLatin1(path),
                             QCoreApplication::translate(
                                 "ConnectionDraft", "This is no address that can be called.")});
    }
    return problems;
}

std::optional<bool> toChoice(Switch value)
{
    return value == Switch::AsConfigured ? std::nullopt : std::optional(value == Switch::On);
}

Switch toSwitch(std::optional<bool> choice)
{
    return !choice ? Switch::AsConfigured : *choice ? Switch::On : Switch::Off;
}

QString toText(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

ConnectionDraft toDraft(const Connection &connection)
{
    ConnectionDraft draft;
    draft.name = connection.name;
    draft.profile = connection.profile;
    draft.regions = connection.regions;
    draft.colour = connection.colour;
    draft.isReadOnly = connection.isReadOnly();
    draft.isProduction = connection.isProduction();
    draft.endpoint = toText(connection.endpoint);
    draft.licenseManagerEndpoint = toText(connection.serviceEndpoints.value(licenseManager));
    draft.apiGatewayEndpoint = toText(connection.serviceEndpoints.value(apiGateway));
    draft.stsEndpoint = toText(connection.serviceEndpoints.value(securityTokens));
    draft.useFips = toChoice(connection.useFips);
    draft.useDualStack = toChoice(connection.useDualStack);
    draft.caFile = connection.caFile;
    draft.proxy = toText(connection.proxy);
    return draft;
}

Connection toConnection(const ConnectionDraft &draft, const Connection &base)
{
    Connection connection = base;
    connection.name = draft.name.trimmed();
    if (connection.id.isEmpty())
        connection.id =
            (base.kind == Connection::Kind::Keys ? u"keys:"_s : u"endpoint:"_s) + connection.name;
    connection.profile = draft.profile.trimmed();
    connection.regions = draft.regions;
    connection.colour = draft.colour;
    connection.access =
        draft.isReadOnly ? Connection::Access::ReadOnly : Connection::Access::ReadWrite;
    connection.stage =
        draft.isProduction ? Connection::Stage::Production : Connection::Stage::Ordinary;
    connection.endpoint = endpointFromText(draft.endpoint);
    const std::pair<QLatin1StringView, QString> addresses[] = {
        {licenseManager, draft.licenseManagerEndpoint},
        {apiGateway, draft.apiGatewayEndpoint},
        {securityTokens, draft.stsEndpoint}};
    for (const auto &[service, address] : addresses) {
        connection.serviceEndpoints.remove(service);
        if (!address.trimmed().isEmpty())
            connection.serviceEndpoints.insert(service, endpointFromText(address));
    }
    connection.useFips = toSwitch(draft.useFips);
    connection.useDualStack = toSwitch(draft.useDualStack);
    connection.caFile = draft.caFile.trimmed();
    connection.proxy = endpointFromText(draft.proxy);
    return connection;
}

QList<FieldProblem> problemsOf(const ConnectionDraft &draft, const Connection &base,
                               const ConnectionEditing &editing)
{
    QList<FieldProblem> problems = unreadableAddresses(draft);
    for (const FieldProblem &problem : editing.problemsOf(toConnection(draft, base))) {
        const QString path = fieldOf(problem.path);
        const bool isKnown =
            std::any_of(problems.begin(), problems.end(),
                        [&](const FieldProblem &each) { return each.path == path; });
        if (!isKnown)
            problems.append({path, problem.sentence});
    }
    return problems;
}

} // namespace lc
