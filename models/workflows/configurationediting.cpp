// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/configurationediting.h"

#include "domain/arn.h"
#include "workflows/configurationchecks.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Get = licensemanager::GetLicenseConfiguration;
using List = licensemanager::ListLicenseConfigurations;
using UpdateRequest = licensemanager::UpdateLicenseConfiguration::Request;

bool isEmpty(const UpdateRequest &request)
{
    UpdateRequest nothing;
    nothing.licenseConfigurationArn = request.licenseConfigurationArn;
    return request == nothing;
}

/// Keeps `edited` where it is set and differs from `present`.
template <class T>
void keepChange(std::optional<T> &target, const std::optional<T> &edited,
                const std::optional<T> &present)
{
    if (edited && edited != present)
        target = edited;
}

class ConfigurationChecks {
    Q_DECLARE_TR_FUNCTIONS(ConfigurationChecks)

public:
    static void count(const std::optional<qint64> &licenseCount,
                      const std::optional<bool> &hardLimit, QList<FieldProblem> &problems)
    {
        if (hardLimit.value_or(false) && !licenseCount)
            problems.append({u"LicenseCount"_s, tr("A hard limit needs a license count.")});
        if (licenseCount && *licenseCount < 0)
            problems.append({u"LicenseCount"_s, tr("License count: enter 0 or more.")});
    }
};

/// Where a resource lives; empty for what has no Region.
QString regionOf(const QString &arn)
{
    const auto parsed = Arn::parse(arn);
    return parsed ? parsed->region : QString();
}

} // namespace

UpdateRequest restatement(const LicenseConfiguration &configuration)
{
    UpdateRequest request;
    request.licenseConfigurationArn = configuration.licenseConfigurationArn.value_or(QString());
    if (configuration.status)
        request.licenseConfigurationStatus =
            Open<LicenseConfigurationStatus>::fromText(*configuration.status);
    request.licenseRules = configuration.licenseRules;
    request.licenseCount = configuration.licenseCount;
    request.licenseCountHardLimit = configuration.licenseCountHardLimit;
    request.name = configuration.name;
    request.description = configuration.description;
    request.productInformationList = configuration.productInformationList;
    request.disassociateWhenNotFound = configuration.disassociateWhenNotFound;
    request.licenseExpiry = configuration.licenseExpiry;
    return request;
}

UpdateRequest changesOnly(const LicenseConfiguration &base, const UpdateRequest &edited)
{
    const UpdateRequest present = restatement(base);
    UpdateRequest changes;
    changes.licenseConfigurationArn = present.licenseConfigurationArn;
    keepChange(changes.licenseConfigurationStatus, edited.licenseConfigurationStatus,
               present.licenseConfigurationStatus);
    keepChange(changes.licenseRules, edited.licenseRules, present.licenseRules);
    keepChange(changes.licenseCount, edited.licenseCount, present.licenseCount);
    keepChange(changes.licenseCountHardLimit, edited.licenseCountHardLimit,
               present.licenseCountHardLimit);
    keepChange(changes.name, edited.name, present.name);
    keepChange(changes.description, edited.description, present.description);
    keepChange(changes.productInformationList, edited.productInformationList,
               present.productInformationList);
    keepChange(changes.disassociateWhenNotFound, edited.disassociateWhenNotFound,
               present.disassociateWhenNotFound);
    keepChange(changes.licenseExpiry, edited.licenseExpiry, present.licenseExpiry);
    return changes;
}

QList<FieldProblem> problemsOf(const licensemanager::CreateLicenseConfiguration::Request &request)
{
    QList<FieldProblem> problems = rowProblems(request);
    ConfigurationChecks::count(request.licenseCount, request.licenseCountHardLimit, problems);
    problems +=
        ruleProblems(request.licenseCountingType, request.licenseRules.value_or(QList<QString>()));
    LicenseConfiguration made;
    made.licenseCountingType = request.licenseCountingType;
    made.licenseRules = request.licenseRules;
    made.licenseCountHardLimit = request.licenseCountHardLimit;
    made.productInformationList = request.productInformationList;
    return problems + discoveryProblems(made);
}

QList<FieldProblem> problemsOf(const UpdateRequest &request, const LicenseConfiguration &base)
{
    QList<FieldProblem> problems = rowProblems(request);
    ConfigurationChecks::count(request.licenseCount ? request.licenseCount : base.licenseCount,
                               request.licenseCountHardLimit ? request.licenseCountHardLimit
                                                             : base.licenseCountHardLimit,
                               problems);
    LicenseConfiguration edited = base;
    edited.licenseRules = request.licenseRules ? request.licenseRules : base.licenseRules;
    if (request.licenseCountHardLimit)
        edited.licenseCountHardLimit = request.licenseCountHardLimit;
    if (request.productInformationList)
        edited.productInformationList = request.productInformationList;
    if (base.licenseCountingType)
        problems +=
            ruleProblems(*base.licenseCountingType, edited.licenseRules.value_or(QList<QString>()),
                         base.licenseRules.value_or(QList<QString>()));
    return problems + discoveryProblems(edited);
}

void ConfigurationEditing::create(Create::Request request, const QString &region)
{
    m_action = Action::Create;
    m_create = std::move(request);
    Attempt attempt;
    attempt.operation = u"CreateLicenseConfiguration"_s;
    attempt.object = m_create.name;
    attempt.homeRegion = region;
    setAttempt(attempt);
    lookBeforeCreate();
}

void ConfigurationEditing::update(const LicenseConfiguration &base, const Update::Request &request)
{
    m_action = Action::Update;
    m_base = base;
    m_update = changesOnly(base, request);
    m_arn = m_update.licenseConfigurationArn;
    Attempt attempt;
    attempt.operation = u"UpdateLicenseConfiguration"_s;
    attempt.object = base.name.value_or(QString());
    attempt.rightfulAccount = base.ownerAccountId.value_or(QString());
    attempt.homeRegion = regionOf(m_arn);
    setAttempt(attempt);
    if (isEmpty(m_update))
        return enter(State::Done);
    lookBeforeUpdate();
}

void ConfigurationEditing::remove(const LicenseConfiguration &configuration)
{
    m_action = Action::Delete;
    m_delete.licenseConfigurationArn = configuration.licenseConfigurationArn.value_or(QString());
    m_arn = m_delete.licenseConfigurationArn;
    Attempt attempt;
    attempt.operation = u"DeleteLicenseConfiguration"_s;
    attempt.object = configuration.name.value_or(QString());
    attempt.rightfulAccount = configuration.ownerAccountId.value_or(QString());
    attempt.homeRegion = regionOf(m_arn);
    setAttempt(attempt);
    sendDelete();
}

void ConfigurationEditing::retry()
{
    if (state() != State::Failed)
        return;
    const bool unknown = isOutcomeUnknown(error());
    switch (m_action) {
    case Action::None:
        return;
    case Action::Create:
        return unknown ? settleCreate(error()) : lookBeforeCreate();
    case Action::Update:
        return unknown ? settleUpdate(error()) : lookBeforeUpdate();
    case Action::Delete:
        return unknown ? settleDelete(error()) : sendDelete();
    }
}

void ConfigurationEditing::overwriteTheirs()
{
    if (state() != State::Conflict)
        return;
    m_base = m_theirs;
    sendUpdate();
}

void ConfigurationEditing::listSameName(const QString &token, const QSet<QString> &found,
                                        const Listed &done)
{
    List::Request request;
    if (!token.isEmpty())
        request.nextToken = token;
    send<List>(request, [this, found, done](const Result<List::Response, ApiError> &answer) {
        if (!answer)
            return done(unexpected(answer.error()));
        QSet<QString> all = found;
        for (const LicenseConfiguration &configuration :
             answer->licenseConfigurations.value_or(QList<LicenseConfiguration>())) {
            if (configuration.name == m_create.name && configuration.licenseConfigurationArn)
                all.insert(*configuration.licenseConfigurationArn);
        }
        const QString next = answer->nextToken.value_or(QString());
        if (next.isEmpty())
            return done(all);
        listSameName(next, all, done);
    });
}

void ConfigurationEditing::lookBeforeCreate()
{
    enter(State::Working);
    listSameName({}, {}, [this](const Result<QSet<QString>, ApiError> &known) {
        if (!known) {
            // Reading failed, so nothing was sent.
            ApiError error = known.error();
            error.executed = ApiError::Executed::No;
            return fail(error);
        }
        m_knownBefore = *known;
        sendCreate();
    });
}

void ConfigurationEditing::sendCreate()
{
    send<Create>(m_create, [this](const Result<Create::Response, ApiError> &answer) {
        if (answer) {
            m_arn = answer->licenseConfigurationArn.value_or(QString());
            return enter(State::Done);
        }
        if (isOutcomeUnknown(answer.error()))
            return settleCreate(answer.error());
        fail(answer.error());
    });
}

void ConfigurationEditing::settleCreate(const ApiError &unknown)
{
    enter(State::Settling);
    listSameName({}, {}, [this, unknown](const Result<QSet<QString>, ApiError> &now) {
        if (!now)
            return fail(unknown);
        const QSet<QString> fresh = *now - m_knownBefore;
        if (fresh.size() == 1) {
            m_arn = *fresh.begin();
            return enter(State::Done);
        }
        ApiError known = unknown;
        // More than one came: somebody else creates too, and mine cannot be told apart.
        known.executed = fresh.isEmpty() ? ApiError::Executed::No : ApiError::Executed::Unknown;
        fail(known);
    });
}

void ConfigurationEditing::lookBeforeUpdate()
{
    enter(State::Working);
    send<Get>({m_arn}, [this](const Result<Get::Response, ApiError> &answer) {
        if (!answer) {
            ApiError error = answer.error();
            error.executed = ApiError::Executed::No;
            return fail(error);
        }
        m_theirs = *answer;
        // Theirs matters only where mine would write over it.
        const Update::Request sinceBase = changesOnly(m_base, restatement(m_theirs));
        const bool collides = (m_update.name && sinceBase.name)
            || (m_update.description && sinceBase.description)
            || (m_update.licenseCount && sinceBase.licenseCount)
            || (m_update.licenseCountHardLimit && sinceBase.licenseCountHardLimit)
            || (m_update.licenseRules && sinceBase.licenseRules)
            || (m_update.licenseConfigurationStatus && sinceBase.licenseConfigurationStatus)
            || (m_update.productInformationList && sinceBase.productInformationList)
            || (m_update.disassociateWhenNotFound && sinceBase.disassociateWhenNotFound)
            || (m_update.licenseExpiry && sinceBase.licenseExpiry);
        if (!collides)
            return sendUpdate();
        ApiError conflict;
        conflict.kind = ApiError::Kind::Conflict;
        meetConflict(conflict);
    });
}

void ConfigurationEditing::sendUpdate()
{
    enter(State::Working);
    send<Update>(m_update, [this](const Result<Update::Response, ApiError> &answer) {
        if (answer)
            return enter(State::Done);
        if (isOutcomeUnknown(answer.error()))
            return settleUpdate(answer.error());
        fail(answer.error());
    });
}

void ConfigurationEditing::settleUpdate(const ApiError &unknown)
{
    enter(State::Settling);
    send<Get>({m_arn}, [this, unknown](const Result<Get::Response, ApiError> &answer) {
        if (!answer)
            return fail(unknown);
        if (isEmpty(changesOnly(*answer, m_update)))
            return enter(State::Done);
        ApiError known = unknown;
        known.executed = ApiError::Executed::No;
        fail(known);
    });
}

void ConfigurationEditing::sendDelete()
{
    enter(State::Working);
    send<Delete>(m_delete, [this](const Result<Delete::Response, ApiError> &answer) {
        if (answer)
            return enter(State::Done);
        if (isOutcomeUnknown(answer.error()))
            return settleDelete(answer.error());
        fail(answer.error());
    });
}

void ConfigurationEditing::settleDelete(const ApiError &unknown)
{
    enter(State::Settling);
    List::Request request;
    request.licenseConfigurationArns = QList<QString>{m_arn};
    send<List>(request, [this, unknown](const Result<List::Response, ApiError> &answer) {
        if (!answer)
            return fail(unknown);
        if (answer->licenseConfigurations.value_or(QList<LicenseConfiguration>()).isEmpty())
            return enter(State::Done);
        ApiError known = unknown;
        known.executed = ApiError::Executed::No;
        fail(known);
    });
}

} // namespace lc
