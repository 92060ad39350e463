// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/configurationformpage.h"

#include "connections/session.h"
#include "forms/discoveryeditor.h"
#include "forms/epochdayeditor.h"
#include "forms/licenseruleseditor.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Create = licensemanager::CreateLicenseConfiguration;
using Update = licensemanager::UpdateLicenseConfiguration;

const Type &typeOfCreate()
{
    return typeOf<Create::Request>();
}

const Type &typeOfUpdate()
{
    return typeOf<Update::Request>();
}

QList<FormSection> sectionsForNew()
{
    return {{NewConfigurationPage::tr("General"), {}, {u"Name"_s, u"Description"_s}},
            {NewConfigurationPage::tr("Counting"),
             NewConfigurationPage::tr("The counting type cannot be changed later."),
             {u"LicenseCountingType"_s, u"LicenseCount"_s, u"LicenseCountHardLimit"_s,
              u"LicenseExpiry"_s}},
            {NewConfigurationPage::tr("Rules"),
             NewConfigurationPage::tr("Later only licenseAffinityToHost can be added."),
             {u"LicenseRules"_s}},
            {NewConfigurationPage::tr("Discovery"),
             NewConfigurationPage::tr("Resources on which one of these products is found are "
                                      "attached."),
             {u"ProductInformationList"_s, u"DisassociateWhenNotFound"_s}}};
}

QList<FormSection> sectionsForEdit()
{
    return {{EditConfigurationPage::tr("General"),
             {},
             {u"Name"_s, u"Description"_s, u"LicenseConfigurationStatus"_s}},
            {EditConfigurationPage::tr("Counting"),
             {},
             {u"LicenseCount"_s, u"LicenseCountHardLimit"_s, u"LicenseExpiry"_s}},
            {EditConfigurationPage::tr("Rules"),
             EditConfigurationPage::tr("Only licenseAffinityToHost can be added."),
             {u"LicenseRules"_s}},
            {EditConfigurationPage::tr("Discovery"),
             EditConfigurationPage::tr("Resources on which one of these products is found are "
                                       "attached."),
             {u"ProductInformationList"_s, u"DisassociateWhenNotFound"_s}}};
}

/// What was typed for the members in `paths`, theirs for the others.
Update::Request chosen(const Update::Request &theirs, const Update::Request &mine,
                       const QSet<QString> &paths)
{
    Update::Request request = theirs;
    const auto take = [&](const char *path, auto member) {
        for (const QString &one : paths) {
            if (one.startsWith(QLatin1StringView(path)))
                request.*member = mine.*member;
        }
    };
    take("Name", &Update::Request::name);
    take("Description", &Update::Request::description);
    take("LicenseConfigurationStatus", &Update::Request::licenseConfigurationStatus);
    take("LicenseRules", &Update::Request::licenseRules);
    take("ProductInformationList", &Update::Request::productInformationList);
    take("LicenseExpiry", &Update::Request::licenseExpiry);
    take("DisassociateWhenNotFound", &Update::Request::disassociateWhenNotFound);
    if (paths.contains(u"LicenseCount"_s))
        request.licenseCount = mine.licenseCount;
    if (paths.contains(u"LicenseCountHardLimit"_s))
        request.licenseCountHardLimit = mine.licenseCountHardLimit;
    return request;
}

} // namespace

NewConfigurationPage::NewConfigurationPage(PageContext &context, const CallPlace &place,
                                           QWidget *parent)
    : FormPage(context, typeOfCreate(), sectionsForNew(), parent), m_place(place)
{
    setObjectName(u"configurationForm"_s);
    setConnection(place.connection);
    form().setEditor(u"LicenseExpiry"_s, new EpochDayEditor(context.theme));
    auto *rules = new LicenseRulesEditor(context.theme);
    form().setEditor(u"LicenseRules"_s, rules);
    form().setEditor(u"ProductInformationList"_s, new DiscoveryEditor(context.theme));
    discard();
    offerPlaces(place);
    connect(&form(), &RecordForm::edited, rules, [this, rules] {
        rules->setCountingType(form().value<Request>().licenseCountingType.known());
    });
}

void NewConfigurationPage::discard()
{
    form().load(Request());
    setHeading(tr("New self-managed license"), m_place.region);
}

void NewConfigurationPage::placeChosen(const CallPlace &place)
{
    m_place = place;
    setConnection(place.connection);
}

QList<FieldProblem> NewConfigurationPage::findProblems() const
{
    return problemsOf(form().value<Request>());
}

Review NewConfigurationPage::makeReview() const
{
    const auto request = form().value<Request>();
    Review review;
    review.warning = tr("This creates a self-managed license in %1.").arg(m_place.region);
    review.changes = form().changes();
    review.call = callText<Create>(request, m_place.region);
    review.sendText = tr("Create self-managed license");
    return review;
}

void NewConfigurationPage::send()
{
    // Parented to the session: closing this tab ends nothing.
    auto *editing =
        new ConfigurationEditing(context().session, m_place.connection, &context().session);
    follow(editing);
    editing->create(form().value<Request>(), m_place.region);
}

EditConfigurationPage::EditConfigurationPage(PageContext &context,
                                             const LicenseConfiguration &configuration,
                                             const RowOrigin &origin, QWidget *parent)
    : FormPage(context, typeOfUpdate(), sectionsForEdit(), parent), m_base(configuration),
      m_origin(origin)
{
    setObjectName(u"configurationForm"_s);
    setConnection(origin.connection);
    form().setEditor(u"LicenseExpiry"_s, new EpochDayEditor(context.theme));
    auto *rules = new LicenseRulesEditor(context.theme);
    rules->setOnlyAffinityAdded();
    if (configuration.licenseCountingType)
        rules->setCountingType(configuration.licenseCountingType->known());
    form().setEditor(u"LicenseRules"_s, rules);
    form().setEditor(u"ProductInformationList"_s, new DiscoveryEditor(context.theme));
    discard();
    markProblems();
}

void EditConfigurationPage::discard()
{
    form().load(restatement(m_base));
    setHeading(m_base.name.value_or(QString()),
               tr("Counted by %1 in %2")
                   .arg(m_base.licenseCountingType ? m_base.licenseCountingType->text : QString(),
                        m_origin.region));
}

QList<FieldProblem> EditConfigurationPage::findProblems() const
{
    return problemsOf(form().value<Request>(), m_base);
}

Review EditConfigurationPage::makeReview() const
{
    const auto edited = form().value<Request>();
    Review review;
    review.warning = tr("This changes the self-managed license at once.");
    review.changes = form().changes();
    review.call = callText<Update>(changesOnly(m_base, edited), m_origin.region);
    review.sendText = tr("Save changes");
    if (review.changes.isEmpty())
        review.blockedBy = tr("Nothing is changed.");
    return review;
}

void EditConfigurationPage::send()
{
    m_editing =
        new ConfigurationEditing(context().session, m_origin.connection, &context().session);
    follow(m_editing);
    m_editing->update(m_base, form().value<Request>());
}

void EditConfigurationPage::meetConflict()
{
    m_mine = form().value<Request>();
    m_theirs = m_editing->theirs();
    showConflict(threeWay(restatement(m_base), m_mine, restatement(m_theirs)),
                 tr("Changed meanwhile"));
}

void EditConfigurationPage::resolve(const QSet<QString> &minePaths)
{
    const Request request = chosen(restatement(m_theirs), m_mine, minePaths);
    m_base = m_theirs;
    discard();
    form().edit(request);
    check();
}

} // namespace lc
