// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/connectiondraft.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lc {

static constexpr Field draftRows[] = {
    field<&ConnectionDraft::name>("Name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .with(Required)
        .within(1, 64),
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
constexpr auto sts = "sts"_L1;

class Problems {
    Q_DECLARE_TR_FUNCTIONS(ConnectionDraft)

public:
    QList<FieldProblem> found;

    void checkAddress(const char *path, const QString &text)
    {
        if (text.isEmpty())
            return;
        const QUrl url(text.trimmed(), QUrl::StrictMode);
        const bool isHttp = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
        if (!url.isValid() || !isHttp || url.host().isEmpty())
            add(path, tr("Enter a whole address, such as https://licenses.example:8443."));
        else if (!url.userInfo().isEmpty())
            add(path, tr("Leave out user name and password: the connection's keys sign."));
        else if (url.hasQuery() || url.hasFragment())
            add(path, tr("End the address before the question mark or number sign."));
    }
    void checkProxy(const QString &text)
    {
        if (text.isEmpty())
            return;
        const QUrl url(text.trimmed(), QUrl::StrictMode);
        if (!url.isValid() || url.scheme() != "http"_L1 || url.host().isEmpty() || url.port() < 0)
            add("Proxy", tr("Enter the proxy as http://proxy.example:3128."));
        else if (!url.password().isEmpty())
            add("Proxy",
                tr("Leave out the password: it would be kept in a file that everyone can read."));
    }
    void checkCaFile(const QString &path)
    {
        const QFileInfo file(path);
        if (!path.isEmpty() && (!file.isFile() || !file.isReadable()))
            add("CaFile", tr("There is no file here that can be read."));
    }
    void checkRegions(const QStringList &regions)
    {
        static const QRegularExpression form(u"^[a-z]{2,5}(-[a-z0-9]+)+-[0-9]+$"_s);
        for (const QString &region : regions) {
            if (region != Connection::everyRegion && !form.match(region).hasMatch())
                add("Regions",
                    tr("%1 is not the name of a Region, such as eu-west-1.").arg(region));
        }
    }
    void checkIdentity(const ConnectionDraft &draft, const Connection &base,
                       const QStringList &takenIds)
    {
        const QString id = toConnection(draft, base).id;
        if (!draft.name.trimmed().isEmpty() && id != base.id && takenIds.contains(id))
            add("Name", tr("There is a connection of this name already."));
        if (base.kind == Connection::Kind::Endpoint && draft.endpoint.isEmpty())
            add("Endpoint", tr("Enter the address that answers."));
        if (base.kind == Connection::Kind::Endpoint && draft.profile.trimmed().isEmpty())
            add("Profile", tr("Choose the profile whose keys sign."));
    }

private:
    void add(const char *path, const QString &sentence)
    {
        found.append({QString::fromLatin1(path), sentence});
    }
};

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
    draft.stsEndpoint = toText(connection.serviceEndpoints.value(sts));
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
    connection.endpoint = QUrl(draft.endpoint.trimmed());
    const std::pair<QLatin1StringView, QString> addresses[] = {
        {licenseManager, draft.licenseManagerEndpoint},
        {apiGateway, draft.apiGatewayEndpoint},
        {sts, draft.stsEndpoint}};
    for (const auto &[service, address] : addresses) {
        connection.serviceEndpoints.remove(service);
        if (!address.trimmed().isEmpty())
            connection.serviceEndpoints.insert(service, QUrl(address.trimmed()));
    }
    connection.useFips = toSwitch(draft.useFips);
    connection.useDualStack = toSwitch(draft.useDualStack);
    connection.caFile = draft.caFile.trimmed();
    connection.proxy = QUrl(draft.proxy.trimmed());
    return connection;
}

QList<FieldProblem> problemsOf(const ConnectionDraft &draft, const Connection &base,
                               const QStringList &takenIds)
{
    Problems problems;
    problems.found = rowProblems(draft);
    problems.checkIdentity(draft, base, takenIds);
    problems.checkRegions(draft.regions);
    problems.checkAddress("Endpoint", draft.endpoint);
    problems.checkAddress("LicenseManagerEndpoint", draft.licenseManagerEndpoint);
    problems.checkAddress("ApiGatewayEndpoint", draft.apiGatewayEndpoint);
    problems.checkAddress("StsEndpoint", draft.stsEndpoint);
    problems.checkCaFile(draft.caFile.trimmed());
    problems.checkProxy(draft.proxy);
    return problems.found;
}

} // namespace lc
