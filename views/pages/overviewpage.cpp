// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overviewpage.h"

#include "api/licensemanager/configurations.h"
#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "connections/session.h"
#include "items/cellformat.h"
#include "items/configurationtables.h"
#include "items/granttables.h"
#include "items/licensetables.h"
#include "items/sessionfeed.h"
#include "monitoring/overviewfigures.h"
#include "monitoring/recorder.h"
#include "monitoring/usagestatereader.h"
#include "pages/overviewcard.h"

#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qsizetype shownLines = 7;

std::shared_ptr<const Clock> borrowed(const Clock &clock)
{
    return {std::shared_ptr<const Clock>(), &clock};
}

template <class T> QList<T> recordsOf(const RecordTableModel &model)
{
    QList<T> records;
    for (int row = 0; row < model.rowCount(); ++row)
        records += model.record<T>(row);
    return records;
}

QString amount(const Quantity &quantity)
{
    return quantity.isText() ? quantity.toText()
                             : QLocale().toString(quantity.toDouble(), 'f', quantity.scale());
}

} // namespace

OverviewPage::OverviewPage(PageContext &context, QWidget *parent)
    : Page(parent), m_context(context),
      m_licenses(issuedLicensesTable({}), borrowed(context.clock)),
      m_configurations(licenseConfigurationsTable(nullptr), borrowed(context.clock)),
      m_grants(grantInboxTable({}), borrowed(context.clock)),
      m_licenseFeed(new SessionFeed(context.session, m_licenses, this)),
      m_configurationFeed(new SessionFeed(context.session, m_configurations, this)),
      m_grantFeed(new SessionFeed(context.session, m_grants, this)),
      m_states(new UsageStateReader(context.history, this)), m_subtitle(new QLabel(this))
{
    setObjectName(u"overview"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    auto *content = new QWidget(area);
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 20, 24, 24);
    layout->setSpacing(16);
    auto *head = new QHBoxLayout;
    auto *heading = new QLabel(title(), content);
    context.theme.dress(heading, TypeStyle::Title);
    context.theme.dress(m_subtitle, TypeStyle::Body, Token::Sub);
    m_subtitle->setTextFormat(Qt::PlainText);
    head->addWidget(heading);
    head->addWidget(m_subtitle, 1, Qt::AlignBottom);
    layout->addLayout(head);
    makeTiles(layout);
    makeCards(layout);
    layout->addStretch();
    area->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(area);

    m_licenseFeed->setRequest<licensemanager::ListLicenses>({});
    m_configurationFeed->setRequest<licensemanager::ListLicenseConfigurations>({});
    m_grantFeed->setRequest<licensemanager::ListReceivedGrants>({});
    m_soon.setSingleShot(true);
    m_soon.setInterval(200);
    connect(&m_soon, &QTimer::timeout, this, &OverviewPage::read);
    m_scanStep.setSingleShot(true);
    connect(&m_scanStep, &QTimer::timeout, this, &OverviewPage::scanSome);
    for (RecordTableModel *model : {&m_licenses, &m_configurations, &m_grants})
        connect(model, &RecordTableModel::stateChanged, this, &OverviewPage::readSoon);
    connect(m_states, &UsageStateReader::changed, this, &OverviewPage::readSoon);
    connect(&context.recorder, &Recorder::finished, this, &OverviewPage::readSoon);
}

OverviewPage::~OverviewPage()
{
    delete m_licenseFeed;
    delete m_configurationFeed;
    delete m_grantFeed;
}

void OverviewPage::makeTiles(QVBoxLayout *layout)
{
    const Theme &theme = m_context.theme;
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    const auto add = [&](Symbol symbol, const QString &name, const char *page) {
        auto *tile = new OverviewTile(theme, symbol, name, this);
        connect(tile, &OverviewTile::clicked, this, [this, id = QString::fromLatin1(page)] {
            if (id.isEmpty())
                m_context.recorder.recordNow();
            else
                emit openRequested({id, {}});
        });
        row->addWidget(tile, 1);
        return tile;
    };
    m_atRisk = add(Symbol::Trend, tr("At or above %1").arg(percentText(80)), "issued-licenses");
    m_expiring = add(Symbol::Calendar, tr("Expiring in 30 days"), "issued-licenses");
    m_pending = add(Symbol::Inbox, tr("Pending grants"), "grant-inbox");
    m_recording = add(Symbol::Clock, tr("Last recording"), "");
    m_recording->setToolTip(tr("Record consumption now"));
    layout->addLayout(row);
}

void OverviewPage::makeCards(QVBoxLayout *layout)
{
    const Theme &theme = m_context.theme;
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    const auto add = [&](const QString &title, const QString &open, const char *page) {
        auto *card = new OverviewCard(theme, title, open, this);
        connect(card, &OverviewCard::openRequested, this, [this, id = QString::fromLatin1(page)] {
            emit openRequested({id, {}});
        });
        return card;
    };
    m_riskCard = add(tr("Nearly used up"), tr("Show all"), "issued-licenses");
    m_expiringCard = add(tr("Expiring"), tr("Open licenses"), "issued-licenses");
    m_grantCard = add(tr("Pending grants"), tr("Open inbox"), "grant-inbox");
    auto *right = new QVBoxLayout;
    right->setSpacing(16);
    right->addWidget(m_expiringCard);
    right->addWidget(m_grantCard);
    right->addStretch();
    auto *left = new QVBoxLayout;
    left->addWidget(m_riskCard);
    left->addStretch();
    row->addLayout(left, 7);
    row->addLayout(right, 4);
    layout->addLayout(row);
}

void OverviewPage::refresh()
{
    m_licenseFeed->refresh();
    m_configurationFeed->refresh();
    m_grantFeed->refresh();
}

void OverviewPage::connectionsChanged()
{
    QSet<QString> accounts;
    const QStringList opened = m_context.session.opened();
    for (const QString &id : opened)
        accounts.insert(m_context.session.identity(id).account);
    accounts.remove(QString());
    m_subtitle->setText(
        tr("%n account(s), %1", nullptr, int(accounts.size()))
            .arg(QLocale().toString(toQDateTime(m_context.clock.now()).toLocalTime().date(),
                                    QLocale::LongFormat)));
    if (m_wasShown)
        follow(opened);
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (std::exchange(m_wasShown, true))
        return;
    // Its lists are its own: nobody waits for them before the page is looked at.
    connectionsChanged();
    readSoon();
}

void OverviewPage::follow(const QStringList &connections)
{
    const QStringList before = std::exchange(m_connections, connections);
    for (SessionFeed *feed : {m_licenseFeed, m_configurationFeed, m_grantFeed}) {
        feed->setConnections(connections);
        for (const QString &id : connections) {
            if (!before.contains(id))
                feed->load(id);
        }
    }
}

void OverviewPage::readSoon()
{
    if (m_wasShown && !m_soon.isActive())
        m_soon.start();
}

void OverviewPage::read()
{
    m_scan = {};
    m_scanStep.start(0);
    showGrants();
    showRecording();
    emit asOfChanged();
}

void OverviewPage::scanSome()
{
    // Slices of long lists: the window goes on answering.
    constexpr int rowsAtOnce = 1000;
    const Instant now = m_context.clock.now();
    const int arn = m_licenses.columnIndex(u"arn"_s);
    const int name = m_licenses.columnIndex(u"name"_s);
    const int ends = m_licenses.columnIndex(u"ends"_s);
    const int last = std::min(m_scan.row + rowsAtOnce, m_licenses.rowCount());
    for (; m_scan.row < last; ++m_scan.row) {
        m_scan.names.insert(QString::fromStdString(m_licenses.rawText(m_scan.row, arn)),
                            QString::fromStdString(m_licenses.rawText(m_scan.row, name)));
        const Cell end = m_licenses.cell(m_scan.row, ends);
        if (end.type() == Cell::Type::Time && end.instant() < now + std::chrono::days(31))
            m_scan.ending += m_licenses.record<License>(m_scan.row);
    }
    if (m_scan.row < m_licenses.rowCount())
        return m_scanStep.start(0);
    for (const auto &configuration : recordsOf<LicenseConfiguration>(m_configurations))
        m_scan.names.insert(configuration.licenseConfigurationArn.value_or(QString()),
                            configuration.name.value_or(QString()));
    showExpiring(m_scan.ending);
    m_states->read(m_scan.names, [this](const QList<UsageState> &states) { showStates(states); });
}

void OverviewPage::showStates(const QList<UsageState> &states)
{
    // Issuer and grantee see the same consumption: one line for both.
    QList<UsageState> risky;
    QSet<std::pair<QString, QString>> seen;
    for (const UsageState &state : atRisk(states)) {
        const std::pair identity(state.series.resource, state.series.dimension);
        if (!seen.contains(identity))
            risky += state;
        seen.insert(identity);
    }
    const auto over = std::count_if(risky.begin(), risky.end(),
                                    [](const UsageState &state) { return state.isOverLimit(); });
    m_atRisk->setFigure(QLocale().toString(risky.size()),
                        over > 0 ? tr("%n over the limit", nullptr, int(over))
                                 : tr("None over the limit"),
                        over > 0              ? Tone::Danger
                            : risky.isEmpty() ? Tone::Success
                                              : Tone::Warning);
    QList<OverviewLine> lines;
    for (const UsageState &state : risky.mid(0, shownLines)) {
        OverviewLine line;
        line.name = state.name;
        line.note = state.kind == UsageState::Kind::Entitlement ? state.series.dimension
                                                                : tr("Self-managed license");
        line.share = state.ratio();
        line.value =
            tr("%1 / %2").arg(amount(state.used), state.limit ? amount(*state.limit) : QString());
        Badge badge;
        badge.word = percentText(state.ratio().value_or(0) * 100);
        badge.tone = state.ratio().value_or(0) >= 1 ? Tone::Danger : Tone::Warning;
        line.badge = badge;
        const QString page = state.kind == UsageState::Kind::Entitlement
            ? u"issued-licenses"_s
            : u"self-managed-licenses"_s;
        const RecordTableModel &model =
            state.kind == UsageState::Kind::Entitlement ? m_licenses : m_configurations;
        QByteArray key;
        const int arn = model.columnIndex(u"arn"_s);
        for (int row = 0; row < model.rowCount() && key.isEmpty(); ++row) {
            if (QString::fromStdString(model.rawText(row, arn)) == state.series.resource)
                key = model.key(row);
        }
        line.open = [this, page, key] { emit openRequested({page, key}); };
        lines += line;
    }
    m_riskCard->setLines(lines, tr("Nothing is at or above %1.").arg(percentText(80)),
                         risky.size() > shownLines
                             ? tr("%n more.", nullptr, int(risky.size() - shownLines))
                             : QString());
}

void OverviewPage::showExpiring(const QList<License> &licenses)
{
    const QList<ExpiringLicense> expiring = expiringLicenses(licenses, m_context.clock.now());
    const QLocale locale;
    m_expiring->setFigure(locale.toString(expiring.size()),
                          expiring.isEmpty() ? tr("None")
                                             : tr("First: %1, %2")
                                                   .arg(expiring.first().name,
                                                        dateText(expiring.first().end, locale)),
                          expiring.isEmpty() ? Tone::Success : Tone::Warning);
    QList<OverviewLine> lines;
    for (const ExpiringLicense &license : expiring.mid(0, shownLines)) {
        OverviewLine line;
        line.name = license.name;
        line.note = dateText(license.end, locale);
        line.value = tr("%n day(s)", nullptr, license.daysLeft);
        line.tone = license.daysLeft <= 14 ? Tone::Warning : Tone::Neutral;
        lines += line;
    }
    m_expiringCard->setLines(lines, tr("No license ends within 30 days."), {});
}

void OverviewPage::showGrants()
{
    QList<OverviewLine> lines;
    int pending = 0;
    for (int row = 0; row < m_grants.rowCount(); ++row) {
        const auto grant = m_grants.record<Grant>(row);
        if (!(grant.grantStatus == GrantStatus::PendingAccept))
            continue;
        if (++pending > shownLines)
            continue;
        OverviewLine line;
        line.name = grant.grantName;
        line.value = m_grants.origin(row).account;
        line.open = [this, key = m_grants.key(row)] {
            emit openRequested({u"grant-inbox"_s, key});
        };
        lines += line;
    }
    m_pending->setFigure(QLocale().toString(pending),
                         pending > 0 ? tr("Waiting for an answer") : tr("Nothing waits"),
                         pending > 0 ? Tone::Info : Tone::Success);
    m_grantCard->setLines(lines, tr("No grant waits for an answer."),
                          pending > shownLines
                              ? tr("%n more in the inbox.", nullptr, int(pending - shownLines))
                              : QString());
}

void OverviewPage::showRecording()
{
    const auto sample = m_context.recorder.lastSampleTime();
    const Instant now = m_context.clock.now();
    const RecordingHealth health = recordingHealth(sample, m_context.recorder.lastRecording(),
                                                   m_context.recorder.interval(), now);
    QString note;
    Tone tone = Tone::Neutral;
    switch (health) {
    case RecordingHealth::Never:
        note = tr("Nothing recorded yet. Click to record now.");
        break;
    case RecordingHealth::Off:
        note = tr("On demand only. Click to record now.");
        break;
    case RecordingHealth::Fresh:
        note = tr("Recording goes on");
        tone = Tone::Success;
        break;
    case RecordingHealth::Late:
        note = tr("Later than it should be. Click to record now.");
        tone = Tone::Warning;
        break;
    case RecordingHealth::Failing:
        note = tr("The last recording was not complete.");
        tone = Tone::Warning;
        break;
    }
    m_recording->setFigure(sample ? relativeTime(*sample, now, QLocale()) : tr("Never"), note,
                           tone);
}

} // namespace lc
