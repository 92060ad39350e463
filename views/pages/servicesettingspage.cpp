// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/servicesettingspage.h"

#include "core/json.h"
#include "grids/noticeband.h"
#include "grids/waitband.h"
#include "pages/actionrow.h"
#include "pages/recorddetails.h"
#include "pages/servicesettingsform.h"
#include "style/consolestyle.h"
#include "workflows/errortext.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Get = licensemanager::GetServiceSettings;

constexpr int factsWidth = 720;

/// Every Region of every open connection: reading is allowed everywhere.
QList<CallPlace> allPlaces(const Session &session)
{
    QList<CallPlace> places;
    const QStringList opened = session.opened();
    for (const QString &id : opened) {
        if (session.state(id) != Session::State::Open)
            continue;
        const QStringList regions = session.regions(id);
        for (const QString &region : regions)
            places.append({id, region});
    }
    return places;
}

QByteArray keyOf(const CallPlace &place)
{
    return (place.connection + u' ' + place.region).toUtf8();
}

} // namespace

ServiceSettingsPage::ServiceSettingsPage(PageContext &context, QWidget *parent)
    : Page(parent), m_context(context),
      m_edit(new QAction(icon(context.theme, Symbol::Edit), tr("&Edit service settings…"), this)),
      m_band(new NoticeBand(context.theme, this)), m_waitBand(new WaitBand(context.theme, this)),
      m_details(new RecordDetails(context.theme, tr("Open a connection to see its settings."),
                                  tr("Resource share"), this))
{
    setObjectName(u"serviceSettings"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addWidget(m_waitBand);
    layout->addWidget(makeHead());
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(8, 0, 24, 16);
    m_details->setMaximumWidth(factsWidth);
    middle->addWidget(m_details, 1);
    middle->addStretch();
    layout->addLayout(middle, 1);
    m_edit->setData(u"license"_s);
    m_edit->setShortcut(Qt::CTRL | Qt::Key_E);
    m_edit->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_edit);
    connect(m_edit, &QAction::triggered, this, &ServiceSettingsPage::edit);
    connect(&context.session, &Session::stateChanged, this, &ServiceSettingsPage::fillPlaces);
    fillPlaces();
    showActions();
}

ServiceSettingsPage::~ServiceSettingsPage() = default;

QWidget *ServiceSettingsPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->setSpacing(12);
    auto *title = new QLabel(tr("Service settings"), head);
    m_context.theme.dress(title, TypeStyle::Title);
    m_place = new QComboBox(head);
    m_place->setObjectName(u"place"_s);
    m_place->setAccessibleName(tr("Connection and Region"));
    m_place->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_editButton = new QPushButton(icon(m_context.theme, Symbol::Edit), tr("Edit…"), head);
    m_editButton->setObjectName(u"edit"_s);
    layout->addWidget(title);
    layout->addWidget(m_place);
    layout->addStretch(1);
    layout->addWidget(m_editButton);
    followAvailability(*m_edit, *m_editButton);
    connect(m_editButton, &QPushButton::clicked, m_edit, &QAction::trigger);
    connect(m_place, &QComboBox::currentIndexChanged, this, [this] {
        m_settings.reset();
        m_details->clear();
        refresh();
    });
    return head;
}

void ServiceSettingsPage::connectionsChanged()
{
    fillPlaces();
    showActions(); // one may have become read-only
}

void ServiceSettingsPage::fillPlaces()
{
    const QList<CallPlace> places = allPlaces(m_context.session);
    if (places == m_places)
        return;
    const QByteArray before = m_place->currentIndex() < 0 ? m_wanted : keyOf(place());
    m_places = places;
    int chosen = places.isEmpty() ? -1 : 0;
    {
        const QSignalBlocker quiet(m_place);
        m_place->clear();
        for (int i = 0; i < int(places.size()); ++i) {
            m_place->addItem(placeText(m_context.session, places[i]));
            if (keyOf(places[i]) == before)
                chosen = i;
        }
        m_place->setCurrentIndex(chosen);
    }
    m_place->setEnabled(!places.isEmpty());
    if (chosen < 0) {
        m_settings.reset();
        m_details->clear();
        showActions();
    } else if (!m_settings || keyOf(place()) != before) {
        refresh();
    }
}

CallPlace ServiceSettingsPage::place() const
{
    const int index = m_place->currentIndex();
    return index < 0 ? CallPlace() : m_places.value(index);
}

void ServiceSettingsPage::refresh()
{
    const CallPlace from = place();
    Client *client = m_context.session.clientIn(from.connection, from.region);
    showActions();
    if (!client)
        return;
    m_call = client->call<Get>({}, this, [this](const Result<Get::Response, ApiError> &answer) {
        m_waitBand->clear();
        answer ? showSettings(*answer) : showError(answer.error());
    });
    m_call.onWaiting(this, [this](const RetryWait &wait) {
        m_waitBand->tell(wait, m_context.session.now(), [this] {
            m_call = {};
            m_waitBand->clear();
        });
    });
}

void ServiceSettingsPage::showSettings(const Get::Response &settings)
{
    m_settings = settings;
    m_asOf = m_context.clock.now();
    m_band->clear();
    const auto yesNo = [](bool on, const QString &offWords) {
        return on ? tr("Yes, for good") : offWords;
    };
    const ServiceSettings shown = settingsOf(settings);
    m_details->begin(placeText(m_context.session, place()), {},
                     settings.licenseManagerResourceShareArn.value_or(QString()));
    m_details->addFact(tr("Works with AWS Organizations"),
                       yesNo(shown.isOrganizationLinked, tr("No")));
    m_details->addFact(tr("Searches member accounts"),
                       yesNo(shown.searchesMemberAccounts, tr("No")));
    m_details->addFact(tr("Search over Regions"),
                       shown.sourceRegions.isEmpty() ? tr("This Region only")
                                                     : shown.sourceRegions.join(u", "_s));
    m_details->addFact(tr("Home Region of the search"),
                       settings.crossRegionDiscoveryHomeRegion.value_or(QString()));
    m_details->addFact(tr("S3 bucket"), shown.s3BucketArn.value_or(tr("None")));
    m_details->addFact(tr("SNS topic"), shown.snsTopicArn.value_or(tr("None")));
    m_details->addFacts(typeOf<Get::Response>(), &settings,
                        {"S3BucketArn", "SnsTopicArn", "OrganizationConfiguration",
                         "EnableCrossAccountsDiscovery", "LicenseManagerResourceShareArn",
                         "CrossRegionDiscoveryHomeRegion", "CrossRegionDiscoverySourceRegions"});
    m_details->setJson(writeJsonForPeople(typeOf<Get::Response>(), &settings));
    showActions();
    emit asOfChanged();
}

void ServiceSettingsPage::showError(const ApiError &error)
{
    Attempt attempt;
    attempt.operation = QString::fromLatin1(Get::operation.name);
    attempt.connection = m_context.session.connection(place().connection).name;
    attempt.account = m_context.session.identity(place().connection).account;
    attempt.region = place().region;
    attempt.changesState = false;
    const ErrorText text = explain(error, attempt);
    m_band->show({Tone::Danger,
                  text.title + u'.',
                  text.whatHappened + u' ' + text.whatToDo,
                  text.details,
                  {{tr("Retry"), [this] { refresh(); }}}});
}

void ServiceSettingsPage::showActions()
{
    const Connection connection = m_context.session.connection(place().connection);
    const QString reason = !m_settings ? tr("The settings are not read yet.")
        : connection.isReadOnly()
        ? tr("%1 is read-only. Switch that off under Connections.").arg(connection.name)
        : QString();
    m_edit->setEnabled(reason.isEmpty());
    m_edit->setStatusTip(reason);
    m_edit->setToolTip(reason.isEmpty() ? tr("Edit service settings") : reason);
}

void ServiceSettingsPage::edit()
{
    if (!m_settings)
        return;
    auto *form = new ServiceSettingsForm(m_context, place(), settingsOf(*m_settings));
    connect(form, &FormPage::sent, this, &ServiceSettingsPage::refresh);
    emit tabRequested(form);
}

void ServiceSettingsPage::focusContent()
{
    m_place->setFocus(Qt::OtherFocusReason);
}

QByteArray ServiceSettingsPage::saveLayout() const
{
    return m_place->currentIndex() < 0 ? m_wanted : keyOf(place());
}

void ServiceSettingsPage::restoreLayout(const QByteArray &layout)
{
    m_wanted = layout;
    for (int i = 0; i < int(m_places.size()); ++i) {
        if (keyOf(m_places[i]) == layout)
            m_place->setCurrentIndex(i);
    }
}

} // namespace lc
