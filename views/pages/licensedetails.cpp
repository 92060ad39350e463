// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/licensedetails.h"

#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "api/licensemanager/tags.h"
#include "connections/chunkrecords.h"
#include "core/fielddiff.h"
#include "core/json.h"
#include "items/cellformat.h"
#include "items/granttables.h"
#include "items/licensetables.h"
#include "items/trendoverlay.h"
#include "items/usageoverlay.h"
#include "pages/actionrow.h"
#include "pages/comparisonpage.h"
#include "pages/copyline.h"
#include "pages/detaillist.h"
#include "pages/detailtabs.h"
#include "pages/entitlementline.h"
#include "pages/factlist.h"
#include "pages/pilllabel.h"
#include "pages/usagepreview.h"
#include "pages/validitybar.h"
#include "pages/versionlist.h"
#include "style/consolestyle.h"
#include "style/layouts.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using namespace licensemanager;

/// A row under the cursor while the arrow key is held down is not worth four calls.
constexpr std::chrono::milliseconds settling{180};

std::optional<Instant> instantOf(const std::optional<DateText> &date)
{
    return date ? date->instant() : std::nullopt;
}

QFrame *makeLine(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Midlight);
    line->setFixedHeight(1);
    return line;
}

} // namespace

LicenseDetails::LicenseDetails(PageContext &context, Kind kind, QWidget *parent)
    : QWidget(parent), m_context(context), m_kind(kind)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->setSpacing(0);

    m_nothing = new QLabel(tr("Choose a license to see its details."), this);
    static_cast<QLabel *>(m_nothing)->setAlignment(Qt::AlignCenter);
    context.theme.dress(m_nothing, TypeStyle::Body, Token::Sub);
    outer->addWidget(m_nothing, 1);

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *body = new QWidget(scroll);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(16, 16, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(makeHead());
    makeTabs(layout);
    scroll->setWidget(body);
    body->setAutoFillBackground(true);
    body->setBackgroundRole(QPalette::Base);

    m_content = new QWidget(this);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins({});
    content->setSpacing(0);
    content->addWidget(scroll, 1);
    content->addWidget(makeLine(m_content));
    m_buttons = new ActionRow(context.theme, this);
    content->addWidget(m_buttons);
    outer->addWidget(m_content, 1);

    m_readSoon.setSingleShot(true);
    connect(&m_readSoon, &QTimer::timeout, this, &LicenseDetails::read);
    connect(&context.usage, &RowOverlay::changed, this, &LicenseDetails::showEntitlements);
    connect(&context.theme, &Theme::changed, this, &LicenseDetails::showEntitlements);
    connect(&context.trends, &RowOverlay::changed, this, &LicenseDetails::showTrend);
    clear();
}

LicenseDetails::~LicenseDetails() = default;

QWidget *LicenseDetails::makeHead()
{
    const Theme &theme = m_context.theme;
    auto *head = new QWidget(this);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins({});
    layout->setSpacing(6);

    auto *top = new QHBoxLayout;
    m_name = new QLabel(head);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme.dress(m_name, TypeStyle::Heading);
    m_status = new PillLabel(theme, head);
    top->addWidget(m_name, 1);
    top->addWidget(m_status, 0, Qt::AlignTop);
    layout->addLayout(top);
    m_arn = new CopyLine(theme, tr("ARN"), head);
    layout->addWidget(m_arn);

    m_facts = new FactList(theme, head);
    m_facts->setContentsMargins(0, 6, 0, 6);
    layout->addWidget(m_facts);
    m_validity = new ValidityBar(theme, head);
    layout->addWidget(m_validity);

    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(0, 10, 0, 0);
    auto *words = new QLabel(tr("Entitlements"), head);
    theme.dress(words, TypeStyle::SmallMedium, Token::Sub);
    m_asOf = new QLabel(head);
    theme.dress(m_asOf, TypeStyle::Small, Token::Sub);
    heading->addWidget(words);
    heading->addStretch(1);
    heading->addWidget(m_asOf);
    layout->addLayout(heading);
    layout->addWidget(makeLine(head));
    m_entitlements = new QVBoxLayout;
    m_entitlements->setSpacing(0);
    layout->addLayout(m_entitlements);
    return head;
}

void LicenseDetails::makeTabs(QVBoxLayout *layout)
{
    const Theme &theme = m_context.theme;
    m_tabs = new DetailTabs(theme, this);
    m_tabs->setMinimumHeight(230);
    m_tabs->bar().setAccessibleName(tr("More about this license"));
    m_preview = new UsagePreview(theme, m_tabs);
    m_tabs->addTab(m_preview, tr("Usage"));
    connect(m_preview, &UsagePreview::chartRequested, this, [this] {
        const auto figures =
            m_context.usage.figures(m_origin.account, m_license.licenseArn.value_or(QString()));
        if (const UsageFigure *tightest = tightestOf(figures))
            emit chartRequested(tightest->name);
    });

    const auto addList = [&](TableDefinition definition, const QStringList &columns,
                             const QString &title, const QString &empty) {
        auto *list =
            new DetailList(theme, m_context.clock, std::move(definition), columns, title, m_tabs);
        list->setEmptySentence(empty);
        m_tabs->addTab(list, title);
        connect(list, &DetailList::titleChanged, this,
                [this, list](const QString &text) { m_tabs->setTitle(list, text); });
        return list;
    };
    if (m_kind == Kind::Issued) {
        m_grants = addList(distributedGrantsTable({}), {u"name"_s, u"toAccount"_s, u"status"_s},
                           tr("Grants"), tr("Granted to nobody."));
        m_grants->linkRowsTo(u"distributed-grants"_s);
        m_versions = new VersionList(theme, m_context.clock, licenseVersionsTable(),
                                     {u"version"_s, u"status"_s, u"ends"_s}, m_tabs);
        m_tabs->addTab(m_versions, tr("Versions"));
        connect(m_versions, &VersionList::titleChanged, this,
                [this](const QString &text) { m_tabs->setTitle(m_versions, text); });
        connect(m_versions, &VersionList::compareRequested, this, &LicenseDetails::compareVersions);
        connect(m_versions, &VersionList::restoreRequested, this, &LicenseDetails::restore);
    }
    m_tags = addList(tagsTable(), {u"key"_s, u"value"_s}, tr("Tags"), tr("No tags."));
    m_editTags = new QPushButton(tr("Edit tags…"), m_tags);
    setLook(m_editTags, Look::Small);
    m_editTags->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_editTags->hide();
    m_tags->setFooter(m_editTags);

    m_json = new QPlainTextEdit(m_tabs);
    m_json->setReadOnly(true);
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_json->setFrameShape(QFrame::NoFrame);
    m_json->setAccessibleName(tr("JSON"));
    theme.dress(m_json, TypeStyle::Mono);
    m_tabs->addTab(m_json, tr("JSON"));
    layout->addWidget(m_tabs, 1);
}

void LicenseDetails::setTagsAction(QAction &action)
{
    m_editTags->show();
    followAvailability(action, *m_editTags);
    connect(m_editTags, &QPushButton::clicked, &action, &QAction::trigger);
}

void LicenseDetails::setActions(const QList<QAction *> &buttons, const QList<QAction *> &more)
{
    m_buttons->setActions(buttons, more);
}

void LicenseDetails::offerRestoring(const QString &reason)
{
    if (m_versions)
        m_versions->offerRestoring(reason);
}

void LicenseDetails::show(const GrantedLicense &license, const RowOrigin &origin)
{
    if (m_content->isVisibleTo(this) && license == m_license && origin == m_origin)
        return;
    const bool isOther = license.licenseArn != m_license.licenseArn || origin != m_origin;
    const bool isChanged = license.version != m_license.version;
    m_license = license;
    m_origin = origin;
    m_content->show();
    m_nothing->hide();
    showFacts();
    if (isOther) {
        m_usage.reset();
        for (DetailList *list : {m_grants, m_tags}) {
            if (list)
                list->clear();
        }
        m_allVersions.clear();
        if (m_versions)
            m_versions->clear();
    }
    showEntitlements();
    const License &plain = m_license;
    m_json->setPlainText(QString::fromUtf8(
        m_kind == Kind::Issued ? writeJsonForPeople(typeOf<License>(), &plain)
                               : writeJsonForPeople(typeOf<GrantedLicense>(), &m_license)));
    if (isOther || isChanged)
        m_readSoon.start(settling);
}

void LicenseDetails::clear()
{
    m_readSoon.stop();
    m_license = {};
    m_origin = {};
    m_content->hide();
    m_nothing->show();
}

void LicenseDetails::reload()
{
    if (m_license.licenseArn)
        read();
}

PageLink LicenseDetails::linkToGrants() const
{
    const QString arn = m_license.licenseArn.value_or(QString());
    return {m_kind == Kind::Issued ? u"distributed-grants"_s : u"grant-inbox"_s,
            {},
            tr("License: %1").arg(m_license.licenseName.value_or(arn)),
            {u"licenseArn"_s, FilterRule::Test::AnyOf, {arn}}};
}

void LicenseDetails::showFacts()
{
    m_name->setText(m_license.licenseName.value_or(QString()));
    m_status->setBadge(m_license.status ? badgeOf(*m_license.status) : Badge{});
    m_arn->setText(m_license.licenseArn.value_or(QString()));
    m_facts->clear();
    m_facts->add(tr("Beneficiary"), m_license.beneficiary.value_or(QString()));
    m_facts->add(tr("Product"), m_license.productName.value_or(QString()));
    m_facts->addLink(tr("Account"), m_origin.account,
                     linkToAccount(m_origin.account, m_context.session));
    if (m_license.licenseArn)
        m_facts->addLink(tr("Grants"), tr("Show its grants"), linkToGrants());
    const IssuerDetails issuer = m_license.issuer.value_or(IssuerDetails{});
    QString issuerWords = issuer.name.value_or(QString());
    if (!issuer.signKey.value_or(QString()).isEmpty())
        issuerWords = tr("%1, key %2").arg(issuerWords, issuer.signKey->right(12));
    m_facts->add(tr("Issuer"), issuerWords);
    const QString version = m_license.version.value_or(QString());
    const QString home = m_license.homeRegion.value_or(QString());
    m_facts->add(tr("Version"), home.isEmpty() ? version : tr("%1 in %2").arg(version, home));
    if (const auto &received = m_license.receivedMetadata) {
        if (received->receivedStatus)
            m_facts->add(tr("Grant"), badgeOf(*received->receivedStatus).word);
        if (received->allowedOperations)
            m_facts->add(tr("Rights"),
                         valueWords(valueTypeOf<QList<Open<AllowedOperation>>>,
                                    &*received->allowedOperations));
    }
    const ConsumptionConfiguration consumption =
        m_license.consumptionConfiguration.value_or(ConsumptionConfiguration{});
    if (consumption.renewType && !(*consumption.renewType == RenewType::None))
        m_facts->add(tr("Renewal"), badgeOf(*consumption.renewType).word);
    const DatetimeRange validity = m_license.validity.value_or(DatetimeRange{});
    m_validity->setRange(validity.begin.instant(), instantOf(validity.end), m_context.clock.now());
}

void LicenseDetails::showEntitlements()
{
    if (!m_license.licenseArn)
        return;
    removeAll(*m_entitlements);
    const auto figures = m_context.usage.figures(m_origin.account, *m_license.licenseArn);
    for (const Entitlement &entitlement : m_license.entitlements.value_or(QList<Entitlement>())) {
        std::optional<UsageFigure> figure;
        for (const UsageFigure &candidate : figures) {
            if (candidate.name == entitlement.name)
                figure = candidate;
        }
        m_entitlements->addWidget(new EntitlementLine(m_context.theme, entitlement, figure, this));
        m_entitlements->addWidget(makeLine(this));
    }
    const auto asOf = m_context.usage.asOf(m_origin.account, *m_license.licenseArn);
    m_asOf->setText(asOf ? tr("as of %1")
                               .arg(QLocale().toString(toQDateTime(*asOf).toLocalTime().time(),
                                                       QLocale::ShortFormat))
                         : QString());
    if (const UsageFigure *tightest = tightestOf(figures))
        m_preview->setFigure(*tightest);
    else
        m_preview->clear();
    showTrend();
}

void LicenseDetails::showTrend()
{
    if (!m_license.licenseArn)
        return;
    const std::string arn = m_license.licenseArn->toStdString();
    const Cell cell = m_context.trends.cell(Utf8Origin(m_origin), arn, UsageOverlay::OfLicense);
    m_preview->setTrend(cell.isAbsent() ? Trend() : cell.trend());
}

void LicenseDetails::read()
{
    Client *client = m_context.session.client(m_origin.connection);
    if (!client || !m_license.licenseArn)
        return;
    readUsage(*client);
    readTags(*client);
    if (m_kind != Kind::Issued)
        return;
    readGrants(*client);
    readVersions(*client);
}

void LicenseDetails::readUsage(Client &client)
{
    m_usageCall = client.call<GetLicenseUsage>(
        {*m_license.licenseArn}, this,
        [this](const Result<GetLicenseUsage::Response, ApiError> &answer) {
            const QString arn = *m_license.licenseArn;
            if (!answer)
                return m_context.usage.setStale(m_origin.account, arn);
            m_usage = answer->licenseUsage.value_or(LicenseUsage{});
            m_context.usage.setUsage(m_origin.account, arn, *m_usage, m_context.clock.now());
        });
}

void LicenseDetails::readGrants(Client &client)
{
    ListDistributedGrants::Request request;
    request.filters = QList<Filter>{{u"LicenseArn"_s, QList<QString>{*m_license.licenseArn}}};
    m_grantsCall = client.call<ListDistributedGrants>(
        request, this, [this](const Result<ListDistributedGrants::Response, ApiError> &answer) {
            if (answer)
                m_grants->setRecords(answer->grants.value_or(QList<Grant>()), m_origin);
            else
                m_grants->setEmptySentence(tr("The grants could not be read."));
        });
}

void LicenseDetails::readVersions(Client &client)
{
    auto read = std::make_shared<QList<License>>();
    m_versionsCall = client.list<ListLicenseVersions>(
        {*m_license.licenseArn, {}, {}}, this,
        [read](const ListChunk &chunk) { *read += recordsOf<License>(chunk); },
        [this, read](const Result<void, ApiError> &outcome) {
            if (!outcome)
                return m_versions->list().setEmptySentence(tr("The versions could not be read."));
            m_allVersions = *read;
            QStringList names;
            for (const License &version : std::as_const(m_allVersions))
                names.append(version.version.value_or(QString()));
            m_versions->setVersions(m_allVersions, names, m_origin);
        });
}

void LicenseDetails::compareVersions(const QString &earlier, const QString &later)
{
    QList<NamedVersion> versions;
    for (const License &version : std::as_const(m_allVersions))
        versions.append(namedVersion(version.version.value_or(QString()), version));
    emit comparisonRequested(new ComparisonPage(
        m_context,
        {m_license.licenseName.value_or(QString()), &typeOf<License>(), {"Version", "CreateTime"}},
        versions, earlier, later));
}

void LicenseDetails::restore(const QString &version)
{
    for (const License &earlier : std::as_const(m_allVersions)) {
        if (earlier.version == version)
            return emit restoreRequested(earlier);
    }
}

void LicenseDetails::readTags(Client &client)
{
    m_tagsCall = client.call<ListTagsForResource>(
        {*m_license.licenseArn}, this,
        [this](const Result<ListTagsForResource::Response, ApiError> &answer) {
            if (answer)
                m_tags->setRecords(answer->tags.value_or(QList<Tag>()), m_origin);
            else
                m_tags->setEmptySentence(tr("The tags could not be read."));
        });
}

} // namespace lc
