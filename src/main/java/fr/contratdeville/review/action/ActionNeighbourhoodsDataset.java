package fr.contratdeville.review.action;

import static fr.contratdeville.warehouse.rows.Columns.CONTRACT_ID;
import static fr.contratdeville.warehouse.rows.Columns.joinedIds;

import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class ActionNeighbourhoodsDataset implements ExportedDataset {

    @Override
    public String name() {
        return "action-neighbourhoods";
    }

    @Override
    public Bilingual description() {
        return new Bilingual("Un quartier où une action se déroule", "A neighbourhood that an action takes place in");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                joinedIds("de l’action et du quartier", "of the action and of the neighbourhood"),
                CONTRACT_ID,
                Column.required("action_id", ColumnType.UUID, "Action.", "Action.")
                        .of("actions"),
                Column.required(
                                "neighbourhood_id",
                                ColumnType.UUID,
                                "Quartier du même contrat.",
                                "Neighbourhood of the same contract.")
                        .of("neighbourhoods"));
    }

    @Override
    public List<TableRows> tables() {
        return List.of(new TableRows("action_neighbourhood", "contract_id, action_id, neighbourhood_id", """
                t.action_id || ':' || t.neighbourhood_id as id, t.contract_id, t.action_id, t.neighbourhood_id
                """));
    }
}
