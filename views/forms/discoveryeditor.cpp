// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/discoveryeditor.h"

#include "domain/productfilter.h"
#include "forms/recordlisteditor.h"

#include <QComboBox>

using namespace Qt::StringLiterals;

namespace lc {

ProductBox::ProductBox(const Theme &theme, const ProductInformation &product, QWidget *parent)
    : RecordBox(theme, tr("Remove product"), parent), m_type(new QComboBox(this)),
      m_filters(new RecordListEditor(
          theme, valueTypeOf<QList<ProductInformationFilter>>,
          {{"ProductInformationFilterName", tr("Property"), tr("Property")},
           {"ProductInformationFilterComparator", tr("Comparison"), u"EQUALS"_s},
           {"ProductInformationFilterValue", tr("Values"), tr("One or more, with commas")}},
          RecordListEditor::Names::MayRepeat, this))
{
    m_type->addItem(tr("Managed servers and instances"), u"SSM_MANAGED"_s);
    m_type->addItem(tr("Databases"), u"RDS"_s);
    // One that this version does not know is kept.
    if (m_type->findData(product.resourceType) < 0)
        m_type->addItem(product.resourceType, product.resourceType);
    m_type->setCurrentIndex(m_type->findData(product.resourceType));
    m_filters->load(&product.productInformationFilterList);
    m_filters->setName(tr("Conditions"));
    addToHead(m_type);
    addToBody(m_filters);
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        showNames();
        emit edited();
    });
    connect(m_filters, &FieldEditor::edited, this, &RecordBox::edited);
    showNames();
}

ProductInformation ProductBox::product() const
{
    ProductInformation product;
    product.resourceType = m_type->currentData().toString();
    m_filters->store(&product.productInformationFilterList);
    return product;
}

void ProductBox::setNumber(int number)
{
    setTitle(tr("Product %1").arg(number), tr("Remove product %1").arg(number));
    m_type->setAccessibleName(tr("Where product %1 is looked for").arg(number));
}

void ProductBox::showNames()
{
    QStringList names;
    for (const ProductFilterFacts &facts : productFilters()) {
        if (facts.resourceType != m_type->currentData().toString())
            continue;
        const QString name = facts.name == "Tag:"_L1 ? u"Tag:key"_s : QString(facts.name);
        names.append(facts.isExclusion ? tr("%1 (NOT_EQUALS, in organizations)").arg(name) : name);
    }
    setProperties(names);
}

void ProductBox::addProblem(const QString &place, const QString &sentence)
{
    const qsizetype list = place.lastIndexOf(u'[');
    if (list >= 0 && m_filters->addProblem(place.mid(list), sentence))
        return;
    RecordBox::addProblem(place, sentence);
}

void ProductBox::clearProblems()
{
    m_filters->clearProblems();
    RecordBox::clearProblems();
}

QWidget *ProductBox::focusTarget()
{
    return m_type;
}

DiscoveryEditor::DiscoveryEditor(const Theme &theme, QWidget *parent)
    : BoxListEditor(theme, tr("Add product"), parent)
{
}

RecordBox *DiscoveryEditor::makeEmpty()
{
    return new ProductBox(theme(), {u"SSM_MANAGED"_s, {}}, this);
}

void DiscoveryEditor::load(const void *member)
{
    clear();
    const auto &list = *static_cast<const std::optional<QList<ProductInformation>> *>(member);
    for (const ProductInformation &product : list.value_or(QList<ProductInformation>()))
        append(new ProductBox(theme(), product, this));
}

void DiscoveryEditor::store(void *member) const
{
    auto &list = *static_cast<std::optional<QList<ProductInformation>> *>(member);
    // What was absent and is still empty stays absent.
    if (boxes().isEmpty() && !list)
        return;
    list.emplace();
    for (RecordBox *box : boxes())
        list->append(static_cast<const ProductBox *>(box)->product());
}

} // namespace lc
