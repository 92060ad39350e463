// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/servicesettingsform.h"

#include "connections/session.h"
#include "pages/confirmation.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

const QString organizationPath = u"EnableIntegration"_s;
const QString searchPath = u"EnableCrossAccountsDiscovery"_s;

QList<FormSection> sections()
{
    return {{ServiceSettingsForm::tr("Organization"), {}, {organizationPath, searchPath}},
            {ServiceSettingsForm::tr("Search over Regions"),
             ServiceSettingsForm::tr("One Region a line. Can be changed once a day."),
             {u"EnabledDiscoverySourceRegions"_s}},
            {ServiceSettingsForm::tr("Reports and notices"),
             ServiceSettingsForm::tr("Names begin with aws-license-manager-service-."),
             {u"S3BucketArn"_s, u"SnsTopicArn"_s}}};
}

OperationFormWords words(const Session &session, const CallPlace &place)
{
    OperationFormWords words;
    words.heading = ServiceSettingsForm::tr("Edit service settings");
    words.note = placeText(session, place);
    words.warning = ServiceSettingsForm::tr("This changes License Manager in %1 for everybody.");
    words.sendText = ServiceSettingsForm::tr("Save service settings");
    words.shows = OperationFormWords::Shows::Changes;
    return words;
}

} // namespace

ServiceSettingsForm::ServiceSettingsForm(PageContext &context, const CallPlace &place,
                                         const ServiceSettings &settings, QWidget *parent)
    : OperationForm(context, place.connection, place.region, sections(),
                    words(context.session, place), settings, parent),
      m_place(place), m_before(settings)
{
    setObjectName(u"serviceSettingsForm"_s);
    setRequest(requestOf);
    setChecks([account = context.session.identity(place.connection).account, region = place.region](
                  const ServiceSettings &edited) { return problemsOf(edited, account, region); });
    form().setLabel(u"EnabledDiscoverySourceRegions"_s, tr("Source Regions"));
    const QString hint = tr("Irreversible: cannot be switched off again.");
    form().setHint(organizationPath, hint);
    form().setHint(searchPath, hint);
    const QString isOn = tr("Switched on. It cannot be switched off again.");
    if (settings.isOrganizationLinked)
        form().lock(organizationPath, isOn);
    if (settings.searchesMemberAccounts)
        form().lock(searchPath, isOn);
    begin();
    markProblems();
}

Review ServiceSettingsForm::makeReview() const
{
    Review review = OperationForm::makeReview();
    const QStringList forGood = irreversibleWords(m_before, edited());
    if (!forGood.isEmpty()) {
        review.tone = Tone::Danger;
        review.warningHead = tr("Cannot be taken back.");
        review.warning += u' ' + tr("Switched on for good: %1.").arg(forGood.join(u", "_s));
    }
    return review;
}

void ServiceSettingsForm::send()
{
    const QStringList forGood = irreversibleWords(m_before, edited());
    if (forGood.isEmpty())
        return OperationForm::send();
    confirm(context().holdBack, this,
            {tr("Switch this on for good?"),
             tr("%1: nobody can switch this off again. Type the account number to go "
                "on.")
                 .arg(forGood.join(u", "_s)),
             tr("Save service settings"),
             makeReview().call,
             {},
             context().session.identity(m_place.connection).account},
            [this] { OperationForm::send(); });
}

} // namespace lc
